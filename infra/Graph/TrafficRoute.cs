using System.Collections.Immutable;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Graph;

/// <param name="Name">Of the HTTPRoute, or of an Ingress and which of its rules.</param>
/// <param name="Hosts">The hosts that it is for.</param>
/// <param name="Attached">The listeners by which requests come to it: the entrance's name, and theirs.</param>
/// <param name="Rules">In its own order.</param>
internal sealed record TrafficRoute(
    string Name,
    ImmutableArray<string> Hosts,
    ImmutableArray<(string Entrance, string Listener)> Attached,
    ImmutableArray<TrafficRule> Rules)
{
    /// <summary>Of the object that says so.</summary>
    public string Kind { get; init; } = "HTTPRoute";

    public IEnumerable<TrafficTarget> Targets => Rules.SelectMany(rule => rule.Targets);

    /// <summary>The one track that it leads to, by one rule; null where it does more.</summary>
    public string? OnlyTrack => Rules is [{ Targets: [{ Kind: TargetKind.All, Track: var track }] }] ? track : null;

    public static TrafficRoute Of(RouteDocument route, IEnumerable<Entrance> attached, StackSettings settings) => new(
        route.Name,
        [.. route.Hostnames],
        [.. attached.Select(entrance => (TrafficEntrance.NameOf(entrance), entrance.Listener.Name))],
        [.. route.Rules.Select((rule, index) => TrafficRule.Of(rule, index, settings))]);
}

/// <param name="Name">Of the rule; its number where it has none.</param>
/// <param name="Matches">What it takes, a line each; of many the first, and how many more.</param>
/// <param name="Redirect">Where it sends the client instead of to a track; null where it does not.</param>
/// <param name="Targets">The tracks that see the request.</param>
internal sealed record TrafficRule(
    string Name, ImmutableArray<string> Matches, string? Redirect, ImmutableArray<TrafficTarget> Targets)
{
    /// <summary>More would say nothing that a reader takes in.</summary>
    private const int MostMatches = 4;

    public static TrafficRule Of(Rule rule, int index, StackSettings settings)
    {
        var total = rule.Backends.Sum(backend => (long)backend.Weight);
        return new(
            rule.Name ?? $"#{index}",
            [
                .. rule.Matches.Take(MostMatches).Select(match => MatchWords.Of(match, settings)),
                .. rule.Matches.Count > MostMatches ? [$"and {rule.Matches.Count - MostMatches} more"] : Array.Empty<string>(),
            ],
            rule.Filters.Redirect is { } redirect ? $"{redirect.StatusCode} to {To(redirect)}" : null,
            [
                .. rule.Backends.Select(backend => new TrafficTarget(
                    TrackOf(backend, settings), total == 0 ? 0 : (double)backend.Weight / total, rule.Backends.Count > 1 ? TargetKind.Share : TargetKind.All)),
                .. rule.Filters.Mirrors.Select(mirror => new TrafficTarget(TrackOf(mirror, settings), mirror.Percent / 100, TargetKind.Copy)),
            ]);
    }

    private static string To(Redirect redirect) =>
        redirect.Hostname ?? redirect.Path?.Value ?? redirect.Scheme ?? "the same URL";

    /// <summary>The Service of a track bears its name, an external one goes by its host; what is the backend of none by its own name.</summary>
    private static string TrackOf(BackendReference backend, StackSettings settings) => settings.Tracks
        .FirstOrDefault(track => backend.Name == (backend.Kind == BackendReference.Hostname ? track.External?.Host.ToString() : track.Name.ToString()))
        ?.Name.ToString() ?? backend.Name;
}

/// <summary>How requests of a rule get to a track.</summary>
internal enum TargetKind
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>By weight.</summary>
    Share,

    /// <summary>A copy, whose answer nobody sees.</summary>
    Copy,
}

/// <param name="Track">Its name.</param>
/// <param name="Part">Of the rule's requests, 0 to 1.</param>
internal sealed record TrafficTarget(string Track, double Part, TargetKind Kind)
{
    public string Words => Kind switch
    {
        TargetKind.Copy => "copy",
        TargetKind.Share => Shares.Percent(Part),
        _ => "all",
    };
}
