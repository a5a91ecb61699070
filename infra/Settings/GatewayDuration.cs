using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// A duration as the Gateway API writes it (GEP-2257): one to four whole numbers of at most five digits, each with a
/// unit of h, m, s or ms. Two are equal when they are written alike.
/// </summary>
public sealed partial record GatewayDuration : ISettingValue<GatewayDuration>
{
    private readonly string text;

    private GatewayDuration(string text, TimeSpan length) => (this.text, Length) = (text, length);

    /// <summary>How long it is; the parts add up.</summary>
    public TimeSpan Length { get; }

    public static bool TryParse(string text, [MaybeNullWhen(false)] out GatewayDuration value, out Problem problem)
    {
        var match = Form().Match(text);
        value = match.Success
            ? new(text, match.Groups["part"].Captures.Aggregate(TimeSpan.Zero, (sum, part) => sum + LengthOf(part.Value)))
            : null;
        problem = new(WhatIsWrong(text), "give whole numbers with h, m, s or ms, such as 300s or 1h30m");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a duration.</exception>
    public static GatewayDuration Of(string text) => SettingValue.Of<GatewayDuration>(text);

    /// <summary>As it was written, which is how the API takes it.</summary>
    public override string ToString() => text;

    private static string WhatIsWrong(string text) => text switch
    {
        "" => "is empty",
        _ when text.All(char.IsAsciiDigit) => "has no unit",
        _ when text.StartsWith('-') => "is negative",
        _ when text.Contains('.') => "has a fraction, which durations of the Gateway API cannot have",
        _ => "is not a duration",
    };

    private static TimeSpan LengthOf(string part)
    {
        var digits = part.Count(char.IsAsciiDigit);
        var number = int.Parse(part[..digits], CultureInfo.InvariantCulture);
        return part[digits..] switch
        {
            "h" => TimeSpan.FromHours(number),
            "m" => TimeSpan.FromMinutes(number),
            "s" => TimeSpan.FromSeconds(number),
            _ => TimeSpan.FromMilliseconds(number),
        };
    }

    [GeneratedRegex(@"\A(?<part>[0-9]{1,5}(h|m|s|ms)){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
