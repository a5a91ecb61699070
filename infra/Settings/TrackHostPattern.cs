using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// Where the tracks' own hosts are, <c>trino-infra:gateway.trackHosts</c>: a host name in which <c>{track}</c> stands once for
/// the track's name, and <c>{hostname}</c> once at most for the main host.
/// </summary>
public sealed partial record TrackHostPattern : ISettingValue<TrackHostPattern>
{
    private const string Track = "{track}";
    private const string Main = "{hostname}";

    private readonly string text;

    private TrackHostPattern(string text) => this.text = text;

    /// <summary>Right below the main host.</summary>
    public static TrackHostPattern Default { get; } = new("{track}.{hostname}");

    public static bool TryParse(string text, [MaybeNullWhen(false)] out TrackHostPattern value, out Problem problem)
    {
        var what = WhatIsWrong(text);
        value = what is null ? new(text) : null;
        problem = new(what ?? "", $"give a pattern such as {Default} or {Track}-trino.example.com, or none");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a pattern.</exception>
    public static TrackHostPattern Of(string text) => SettingValue.Of<TrackHostPattern>(text);

    /// <summary>The host of a track; of any length, which is checked where all names are known.</summary>
    public string Host(Hostname main, string track) => Filled(text, main, track);

    /// <summary>The domain right below which each host is; null where the track's name is not the whole first label.</summary>
    public string? Domain(Hostname main) =>
        text.StartsWith($"{Track}.", StringComparison.Ordinal) ? Filled(text[(Track.Length + 1)..], main, "") : null;

    public override string ToString() => text;

    private static string? WhatIsWrong(string text)
    {
        var placeholders = Placeholder().Matches(text).Select(match => match.Value).ToList();
        return placeholders switch
        {
            _ when text.Length == 0 => "is empty",
            _ when placeholders.Find(one => one is not (Track or Main)) is { } unknown => $"has {Quoted.Shown(unknown)}, which stands for nothing",
            _ when !placeholders.Contains(Track) => $"has no {Track}, by which the tracks' hosts differ",
            _ when placeholders.Distinct().Count() < placeholders.Count =>
                $"has {placeholders.CountBy(one => one).First(one => one.Value > 1).Key} more than once",
            // With the shortest of names; the hosts themselves are checked where they are known.
            _ when !Hostname.TryParse(Filled(text, "a", "a"), out _, out var problem) => problem.What,
            _ => null,
        };
    }

    private static string Filled(string text, string main, string track) =>
        text.Replace(Track, track, StringComparison.Ordinal).Replace(Main, main, StringComparison.Ordinal);

    /// <summary>Whatever is in braces, or in half of a pair.</summary>
    [GeneratedRegex(@"\{[^{}]*\}?|\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
