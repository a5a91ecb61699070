using System.Collections.Immutable;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;

namespace TrinoInfra.Graph;

/// <summary>The way of a request: by which listener it comes in, which rule of which route takes it, which track answers.</summary>
/// <param name="Host">The main host.</param>
/// <param name="Entrances">The Gateway, then ListenerSets in the order of the routes that they are for.</param>
/// <param name="Routes">Redirects, then the main one, then those of each track.</param>
/// <param name="Tracks">In the order of the stack file; after them what else routes lead to.</param>
internal sealed record TrafficGraph(
    string Host,
    ImmutableArray<TrafficEntrance> Entrances,
    ImmutableArray<TrafficRoute> Routes,
    ImmutableArray<TrafficTrack> Tracks)
{
    /// <summary>What stands over the routes.</summary>
    public string RoutesTitle { get; init; } = "HTTPRoutes, their rules";

    /// <summary>Of a stack and its routes, as its clients meet them.</summary>
    public static TrafficGraph Of(StackSettings settings, RouteTable table)
    {
        var routes = table.Entrances
            .SelectMany(entrance => entrance.Hosts.SelectMany(host => host.Routes).Distinct(), (entrance, route) => (entrance, route))
            .GroupBy(pair => pair.route, pair => pair.entrance)
            .Select(attached => TrafficRoute.Of(attached.Key, attached, settings))
            .ToList();
        var own = settings.Tracks.Select(track => TrafficTrack.Of(track, settings)).ToList();
        List<TrafficTrack> tracks =
        [
            .. own,
            .. routes.SelectMany(route => route.Targets).Select(target => target.Track).Distinct()
                .Except(own.Select(track => track.Name)).Select(name => new TrafficTrack(name, ["not of this stack"])),
        ];

        var ordered = routes.OrderBy(route => Place(route, tracks)).ToImmutableArray();
        return new(
            settings.Gateway.Hostname.ToString(),
            [
                .. table.Entrances
                    .GroupBy(TrafficEntrance.NameOf)
                    .Select(group => TrafficEntrance.Of(group.Key, [.. group]))
                    .OrderBy(entrance => entrance.IsGateway ? -1 : ordered.TakeWhile(route => !entrance.LeadsTo(route)).Count()),
            ],
            ordered,
            [.. tracks]);
    }

    /// <summary>The same with rules of these names alone, and with the routes that have any.</summary>
    public TrafficGraph Only(IReadOnlyCollection<string> rules)
    {
        ImmutableArray<TrafficRoute> routes =
        [
            .. Routes.Select(route => route with { Rules = [.. route.Rules.Where(rule => rules.Contains(rule.Name))] }).Where(route => !route.Rules.IsEmpty),
        ];
        return this with { Routes = routes, Entrances = [.. Entrances.Where(entrance => entrance.IsGateway || routes.Any(entrance.LeadsTo))] };
    }

    /// <summary>What leads to no track, then what leads to several, then each track's own in the order of tracks.</summary>
    private static int Place(TrafficRoute route, List<TrafficTrack> tracks) =>
        !route.Targets.Any() ? -2
        : route.OnlyTrack is { } only ? tracks.FindIndex(track => track.Name == only)
        : -1;
}

/// <summary>A Gateway, or a ListenerSet of one.</summary>
/// <param name="Name">E.g. <c>Gateway trino-gateway</c>.</param>
/// <param name="IsGateway">False for a ListenerSet.</param>
internal sealed record TrafficEntrance(string Name, bool IsGateway, ImmutableArray<TrafficListener> Listeners)
{
    public static TrafficEntrance Of(string name, IReadOnlyList<Entrance> listeners) => new(
        name, listeners[0].Listener.ListenerSet is null, [.. listeners.Select(entrance => TrafficListener.Of(entrance.Listener))]);

    public static string NameOf(Entrance entrance) => entrance.Listener.ListenerSet is { } set
        ? $"ListenerSet {set.Split('/')[^1]}"
        : $"Gateway {entrance.Gateway.Name}";

    public bool LeadsTo(TrafficRoute route) => route.Attached.Any(to => to.Entrance == Name);
}

/// <param name="Name">Of <c>listeners[].name</c>.</param>
/// <param name="Terms">E.g. <c>HTTPS 443</c>.</param>
/// <param name="Hostname">Of <c>listeners[].hostname</c>; empty for any host.</param>
internal sealed record TrafficListener(string Name, string Terms, string Hostname)
{
    public static TrafficListener Of(Listener listener) => new(listener.Name, $"{listener.Protocol} {listener.Port}", listener.Hostname);
}
