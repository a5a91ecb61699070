using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>A tag of an image: at most 128 letters, digits, underscores, dots and hyphens, neither of these two first.</summary>
public sealed partial record ImageTag : ISettingValue<ImageTag>
{
    private readonly string text;

    private ImageTag(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out ImageTag value, out Problem problem)
    {
        value = Form().IsMatch(text) ? new(text) : null;
        problem = new(
            text.Length == 0 ? "is empty" : "is not the tag of an image",
            $"give a version of Trino, such as \"{TrackSettings.DefaultChart.AppVersion}\"");
        return value is not null;
    }

    public override string ToString() => text;

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
