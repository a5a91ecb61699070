using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TrinoInfra.Checking;

/// <summary>
/// A DNS label (RFC 1123): 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.
/// </summary>
public sealed partial record DnsLabel : ISettingValue<DnsLabel>
{
    public const int MaxLength = 63;

    private readonly string text;

    private DnsLabel(string text) => this.text = text;

    public int Length => text.Length;

    public static implicit operator string(DnsLabel label) => label.text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out DnsLabel value, out Problem problem)
    {
        value = Form().IsMatch(text) ? new(text) : null;
        problem = new(
            WhatIsWrong(text),
            $"give 1 to {MaxLength} lower-case letters, digits and hyphens, starting and ending with a letter or digit");
        return value is not null;
    }

    /// <summary>For constants of the program; what a user gives goes through <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a DNS label.</exception>
    public static DnsLabel Of(string text) => SettingValue.Of<DnsLabel>(text);

    public override string ToString() => text;

    private static string WhatIsWrong(string text) => text switch
    {
        "" => "is empty",
        { Length: > MaxLength } => $"has {text.Length} characters, more than {MaxLength}",
        _ when text.Any(char.IsUpper) => "has upper-case letters",
        _ => "is not a DNS label",
    };

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
