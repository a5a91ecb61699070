using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>An amount of CPU as Kubernetes takes it: <c>2</c>, <c>0.5</c> or <c>500m</c>; 1m to 1024.</summary>
public sealed partial record CpuQuantity : ISettingValue<CpuQuantity>
{
    private const int MaxMillis = 1024 * 1000;

    private CpuQuantity(int millis) => Millis = millis;

    /// <summary>In thousandths of a CPU.</summary>
    public int Millis { get; }

    public static bool TryParse(string text, [MaybeNullWhen(false)] out CpuQuantity value, out Problem problem)
    {
        var isQuantity = Form().IsMatch(text);
        var millis = !isQuantity ? 0 : text.EndsWith('m') ? Number(text[..^1]) : Number(text) * 1000;
        value = millis is >= 1 and <= MaxMillis ? new((int)millis) : null;
        problem = new(
            text.Length == 0 ? "is empty"
            : !isQuantity ? "is not an amount of CPU"
            : millis <= 0 ? "is no CPU at all" : "is above 1024 CPUs",
            "give CPUs, such as 2 or 0.5, or thousandths, such as 500m");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not an amount of CPU.</exception>
    public static CpuQuantity Of(string text) => SettingValue.Of<CpuQuantity>(text);

    /// <summary>As the API server writes it: <c>2</c> or <c>500m</c>.</summary>
    public override string ToString() => Millis % 1000 == 0
        ? (Millis / 1000).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Millis}m");

    private static decimal Number(string text) =>
        decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{1,7}(\.[0-9]{1,3})?|[0-9]{1,7}m)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
