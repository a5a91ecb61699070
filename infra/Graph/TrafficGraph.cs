using System.Collections.Immutable;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Graph;

/// <summary>The way of a request: by which listener it comes in, which rule of which route takes it, which track answers.</summary>
/// <param name="Host">The main host.</param>
/// <param name="Entrances">Gateways and ListenerSets.</param>
/// <param name="Routes">Redirects, then the main one, then those of each track.</param>
/// <param name="Tracks">In the order of the stack file.</param>
internal sealed record TrafficGraph(
    string Host,
    ImmutableArray<TrafficEntrance> Entrances,
    ImmutableArray<TrafficRoute> Routes,
    ImmutableArray<TrafficTrack> Tracks)
{
    /// <summary>Of a stack and its routes, as its clients meet them.</summary>
    public static TrafficGraph Of(StackSettings settings, RouteTable table) => new(
        settings.Gateway.Hostname.ToString(),
        [
            .. table.Entrances
                .GroupBy(entrance => TrafficEntrance.NameOf(entrance))
                .Select(group => new TrafficEntrance(group.Key, group.First().Listener.ListenerSet is null, [.. group.Select(entrance => TrafficListener.Of(entrance.Listener))])),
        ],
        [
            .. table.Entrances
                .SelectMany(entrance => entrance.Hosts.SelectMany(host => host.Routes).Distinct(), (entrance, route) => (entrance, route))
                .GroupBy(pair => pair.route, pair => pair.entrance)
                .Select(attached => TrafficRoute.Of(attached.Key, attached, settings))
                .OrderBy(route => Place(route, settings)),
        ],
        [.. settings.Tracks.Select(track => TrafficTrack.Of(track, settings))]);

    /// <summary>What leads to no track, then what leads to several, then each track's own in the order of tracks.</summary>
    private static int Place(TrafficRoute route, StackSettings settings)
    {
        var targets = route.Rules.SelectMany(rule => rule.Targets).ToList();
        return targets.Count == 0 ? -2
            : route.Rules.Length > 1 ? -1
            : settings.Tracks.Select(track => track.Name.ToString()).ToList().IndexOf(targets[0].Track);
    }
}

/// <summary>A Gateway, or a ListenerSet of one.</summary>
/// <param name="Name">E.g. <c>Gateway trino-gateway</c>.</param>
/// <param name="IsGateway">False for a ListenerSet.</param>
internal sealed record TrafficEntrance(string Name, bool IsGateway, ImmutableArray<TrafficListener> Listeners)
{
    public static string NameOf(Entrance entrance) => entrance.Listener.ListenerSet is { } set
        ? $"ListenerSet {set.Split('/')[^1]}"
        : $"Gateway {entrance.Gateway.Name}";
}

/// <param name="Name">Of <c>listeners[].name</c>.</param>
/// <param name="Terms">E.g. <c>HTTPS 443</c>.</param>
/// <param name="Hostname">Of <c>listeners[].hostname</c>; empty for any host.</param>
internal sealed record TrafficListener(string Name, string Terms, string Hostname)
{
    public static TrafficListener Of(Listener listener) => new(listener.Name, $"{listener.Protocol} {listener.Port}", listener.Hostname);
}

/// <param name="Name">Of the HTTPRoute.</param>
/// <param name="Hosts">The hosts that it is for.</param>
/// <param name="Attached">The listeners by which requests come to it: the entrance's name, and theirs.</param>
internal sealed record TrafficRoute(
    string Name,
    ImmutableArray<string> Hosts,
    ImmutableArray<(string Entrance, string Listener)> Attached,
    ImmutableArray<TrafficRule> Rules)
{
    /// <summary>The one track that it leads to, by one rule; null where it does more.</summary>
    public string? OnlyTrack => Rules is [{ Targets: [{ Kind: TargetKind.All, Track: var track }] }] ? track : null;

    public static TrafficRoute Of(RouteDocument route, IEnumerable<Entrance> attached, StackSettings settings) => new(
        route.Name,
        [.. route.Hostnames],
        [.. attached.Select(entrance => (TrafficEntrance.NameOf(entrance), entrance.Listener.Name))],
        [.. route.Rules.Select((rule, index) => TrafficRule.Of(rule, index, settings))]);
}

/// <param name="Name">Of the rule; its number where it has none.</param>
/// <param name="Matches">What it takes, a line each.</param>
/// <param name="Redirect">Where it sends the client instead of to a track; null where it does not.</param>
/// <param name="Targets">The tracks that see the request.</param>
internal sealed record TrafficRule(
    string Name, ImmutableArray<string> Matches, string? Redirect, ImmutableArray<TrafficTarget> Targets)
{
    public static TrafficRule Of(Rule rule, int index, StackSettings settings)
    {
        var total = rule.Backends.Sum(backend => (long)backend.Weight);
        return new(
            rule.Name ?? $"#{index}",
            [.. rule.Matches.Select(MatchWords.Of)],
            rule.Filters.Redirect is { } redirect ? $"{redirect.StatusCode} to {To(redirect)}" : null,
            [
                .. rule.Backends.Select(backend => new TrafficTarget(
                    TrackOf(backend, settings), total == 0 ? 0 : (double)backend.Weight / total, rule.Backends.Count > 1 ? TargetKind.Share : TargetKind.All)),
                .. rule.Filters.Mirrors.Select(mirror => new TrafficTarget(TrackOf(mirror, settings), mirror.Percent / 100, TargetKind.Copy)),
            ]);
    }

    private static string To(Redirect redirect) =>
        redirect.Hostname ?? redirect.Path?.Value ?? redirect.Scheme ?? "the same URL";

    /// <summary>The Service of a track bears its name.</summary>
    private static string TrackOf(BackendReference backend, StackSettings settings) =>
        settings.Tracks.Single(track => track.Name == backend.Name).Name.ToString();
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

/// <param name="Name">Its name.</param>
/// <param name="Facts">What it is, a line each.</param>
internal sealed record TrafficTrack(string Name, ImmutableArray<string> Facts)
{
    public static TrafficTrack Of(TrackSettings track, StackSettings settings) => new(
        track.Name.ToString(),
        [
            $"Trino {track.Version}, chart {track.Chart.Version}",
            $"1 coordinator, {Workers(track)}",
            $"weight {track.Weight.Value}{(track.Name == settings.PrimaryTrack.Name ? ", the primary" : "")}",
            // By what a request that belongs to a query, or to a transaction, finds back to it.
            $"queries by {Address(settings.Gateway.AddressOf(track.Name))}",
            $"transactions by cookie trino-track={track.Name}",
            .. track.Drain.Length > TimeSpan.Zero ? [$"drains at most {track.Drain}"] : Array.Empty<string>(),
        ]);

    private static string Workers(TrackSettings track) =>
        track.ScalesByEvents ? "workers by KEDA" : track.Workers == 1 ? "1 worker" : $"{track.Workers} workers";

    private static string Address(TrackAddress address) => $"{address.Authority}{(address.Prefix is { } path ? $"/{path}" : "")}";
}
