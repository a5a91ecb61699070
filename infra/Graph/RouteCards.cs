using System.Collections.Immutable;
using System.Globalization;

namespace TrinoInfra.Graph;

/// <summary>The routes as cards: one a route, but one for all those that only lead to one and the same track.</summary>
internal sealed class RouteCards
{
    private readonly Dictionary<string, Card> byRoute;

    private RouteCards(IReadOnlyList<IReadOnlyList<TrafficRoute>> groups, ImmutableArray<Card> cards)
    {
        Cards = cards;
        byRoute = groups.Zip(cards).SelectMany(pair => pair.First, (pair, route) => (route.Name, Card: pair.Second)).ToDictionary(pair => pair.Name, pair => pair.Card);
        Ways = [.. groups.SelectMany(group => group).SelectMany(WaysOf)];
    }

    /// <summary>From the top down.</summary>
    public ImmutableArray<Card> Cards { get; }

    /// <summary>From lines of the cards to tracks.</summary>
    public ImmutableArray<RouteWay> Ways { get; }

    public static RouteCards Of(TrafficGraph graph, Column column, double top, double gap)
    {
        List<List<TrafficRoute>> groups =
        [
            .. graph.Routes.GroupBy(route => (route.OnlyTrack, Own: route.OnlyTrack is null ? route.Name : null)).Select(group => group.ToList()),
        ];
        return new(groups, Card.Stacked([.. groups.Select(group => (CardOf(group, graph.Host, column), top))], top, gap));
    }

    public double Left => Cards[0].X;

    /// <summary>Where requests come to it.</summary>
    public double Level(TrafficRoute route) => byRoute[route.Name].Level(route.Name);

    private IEnumerable<RouteWay> WaysOf(TrafficRoute route) =>
        from rule in route.Rules.Index()
        from target in rule.Item.Targets.Index()
        let key = route.OnlyTrack is not null ? route.Name : Key(route, rule.Index, rule.Item.Targets.Length == 1 ? 0 : target.Index + 1)
        select new RouteWay(
            byRoute[route.Name].Level(key), target.Item, $"{route.Name}, {rule.Item.Name}: {target.Item.Words} {target.Item.Track}");

    private static Card CardOf(IReadOnlyList<TrafficRoute> routes, string host, Column column) => Card.Of(column, routes.SelectMany((route, place) =>
        Lines(route, host).Select((line, index) => line with { IsBegin = line.IsBegin || (index == 0 && place > 0) })));

    private static IEnumerable<CardLine> Lines(TrafficRoute route, string host) =>
    [
        new(route.Name, route.Name, IsName: true),
        .. route.OnlyTrack is not null && route.Hosts is [var only] && only == host ? [] : route.Hosts.Select(name => new CardLine($"for {name}")),
        .. route.OnlyTrack is not null
            ? route.Rules[0].Matches.Where(match => match != MatchWords.Everything).Select(match => new CardLine(match))
            : route.Rules.SelectMany((rule, index) => RuleLines(route, rule, index)),
    ];

    private static IEnumerable<CardLine> RuleLines(TrafficRoute route, TrafficRule rule, int index) =>
    [
        new(rule.Name, Key(route, index, 0), IsName: true, IsBegin: true),
        .. rule.Matches.Select(match => new CardLine(match)),
        .. rule.Redirect is { } redirect ? [new CardLine(redirect, AtEnd: true)] : Array.Empty<CardLine>(),
        // Where all of it goes to one track, the line says that.
        .. rule.Targets.Length == 1
            ? []
            : rule.Targets.Select((target, place) => new CardLine($"{target.Words} {target.Track}", Key(route, index, place + 1), AtEnd: true)),
    ];

    private static string Key(TrafficRoute route, int rule, int target) =>
        string.Create(CultureInfo.InvariantCulture, $"{route.Name}/{rule}/{target}");
}

/// <summary>From a line of a card to a track.</summary>
/// <param name="Level">How far down the line is, in pixels.</param>
/// <param name="Title">The way in words.</param>
internal sealed record RouteWay(double Level, TrafficTarget Target, string Title);
