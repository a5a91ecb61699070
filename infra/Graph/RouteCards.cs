using System.Collections.Immutable;
using System.Globalization;

namespace TrinoInfra.Graph;

/// <summary>The routes as cards: one a route, but one for all those that only lead to one and the same track.</summary>
internal sealed class RouteCards
{
    public const double X = 246, Width = 396;

    /// <summary>More would say nothing that a reader takes in.</summary>
    private const int MostMatches = 4;

    private readonly Dictionary<string, Card> byRoute = [];

    private RouteCards(ImmutableArray<Card> cards) => Cards = cards;

    /// <summary>From the top down.</summary>
    public ImmutableArray<Card> Cards { get; }

    /// <summary>From lines of the cards to tracks.</summary>
    public ImmutableArray<RouteWay> Ways { get; private set; } = [];

    public static RouteCards Of(TrafficGraph graph, double top, double gap)
    {
        var groups = graph.Routes.GroupBy(route => route.OnlyTrack ?? route.Name).ToList();
        ImmutableArray<Card> cards =
        [
            .. groups.Select(group => Card.Of(X, Width, group.SelectMany((route, place) =>
                Lines(route, graph.Host).Select((line, index) => line with { IsBegin = line.IsBegin || (index == 0 && place > 0) })))),
        ];
        Card.Stack([.. cards.Select(card => (card, 0.0))], top, gap);

        var all = new RouteCards(cards);
        foreach (var (group, card) in groups.Zip(cards))
        {
            foreach (var route in group)
                all.byRoute[route.Name] = card;
        }

        all.Ways = [.. graph.Routes.SelectMany(all.WaysOf)];
        return all;
    }

    /// <summary>Where requests come to it.</summary>
    public double Level(TrafficRoute route) => byRoute[route.Name].Level(route.Name);

    private IEnumerable<RouteWay> WaysOf(TrafficRoute route) =>
        from rule in route.Rules.Index()
        from target in rule.Item.Targets.Index()
        let key = route.OnlyTrack is not null ? route.Name : Key(route, rule.Index, rule.Item.Targets.Length == 1 ? 0 : target.Index + 1)
        select new RouteWay(
            byRoute[route.Name].Level(key), target.Item, $"{route.Name}, {rule.Item.Name}: {target.Item.Words} {target.Item.Track}");

    private static IEnumerable<CardLine> Lines(TrafficRoute route, string host) =>
    [
        new(route.Name, route.Name, IsName: true),
        .. route.OnlyTrack is not null && route.Hosts is [var only] && only == host ? [] : route.Hosts.Select(name => new CardLine($"for {name}")),
        .. route.OnlyTrack is not null
            ? MatchLines(route.Rules[0]).Where(line => line.Text != MatchWords.Everything)
            : route.Rules.SelectMany((rule, index) => RuleLines(route, rule, index)),
    ];

    private static IEnumerable<CardLine> RuleLines(TrafficRoute route, TrafficRule rule, int index) =>
    [
        new(rule.Name, Key(route, index, 0), IsName: true, IsBegin: true),
        .. MatchLines(rule),
        .. rule.Redirect is { } redirect ? [new CardLine(redirect, AtEnd: true)] : Array.Empty<CardLine>(),
        // Where all of it goes to one track, the line says that.
        .. rule.Targets.Length == 1
            ? []
            : rule.Targets.Select((target, place) => new CardLine($"{target.Words} {target.Track}", Key(route, index, place + 1), AtEnd: true)),
    ];

    private static IEnumerable<CardLine> MatchLines(TrafficRule rule)
    {
        foreach (var match in rule.Matches.Take(MostMatches))
            yield return new(match);
        if (rule.Matches.Length > MostMatches)
            yield return new($"and {rule.Matches.Length - MostMatches} more");
    }

    private static string Key(TrafficRoute route, int rule, int target) =>
        string.Create(CultureInfo.InvariantCulture, $"{route.Name}/{rule}/{target}");
}

/// <summary>From a line of a card to a track.</summary>
/// <param name="Level">How far down the line is, in pixels.</param>
/// <param name="Title">The way in words.</param>
internal sealed record RouteWay(double Level, TrafficTarget Target, string Title);
