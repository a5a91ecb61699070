using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>A number of pods, or a share of those that there are: <c>1</c> or <c>50%</c>, at most 999999 or 100%.</summary>
public sealed partial record PodAmount : ISettingValue<PodAmount>
{
    private PodAmount(int number, bool isShare) => (Number, IsShare) = (number, isShare);

    /// <summary>Of pods, or percent where <see cref="IsShare"/>.</summary>
    public int Number { get; }

    public bool IsShare { get; }

    public static bool TryParse(string text, [MaybeNullWhen(false)] out PodAmount value, out Problem problem)
    {
        var isAmount = Form().IsMatch(text);
        var number = isAmount ? int.Parse(text.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var isShare = text.EndsWith('%');
        value = isAmount && (!isShare || number <= 100) ? new(number, isShare) : null;
        problem = new(
            text.Length == 0 ? "is empty" : !isAmount ? "is neither a number of pods nor a share of them" : "is more than 100%",
            "give a whole number, such as 1, or a percentage, such as 50%");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is no such amount.</exception>
    public static PodAmount Of(string text) => SettingValue.Of<PodAmount>(text);

    /// <summary>How many it is of <paramref name="pods"/>: Kubernetes rounds a share up.</summary>
    public int Of(int pods) => IsShare ? (int)Math.Ceiling(pods * Number / 100m) : Number;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}{(IsShare ? "%" : "")}");

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,5})%?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
