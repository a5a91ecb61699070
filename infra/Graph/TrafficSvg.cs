using System.Collections.Immutable;

namespace TrinoInfra.Graph;

/// <summary>Traffic as a picture in columns: listeners where the layout has them, routes with their rules, tracks.</summary>
internal static class TrafficSvg
{
    private const double Gap = 14, Heading = 26, ColumnTop = 40;

    /// <summary>Of a line by which everything goes, and of one with no share; in pixels.</summary>
    private const double Widest = 11, Thinnest = 1.5;

    /// <param name="layout">Null for the wide one.</param>
    public static string Of(TrafficGraph graph, TrafficLayout? layout = null)
    {
        layout ??= TrafficLayout.Wide;
        var picture = new SvgPicture();
        var routes = RouteCards.Of(graph, layout.Routes, ColumnTop, Gap);
        var end = routes.Cards.Max(card => card.Bottom);
        var tracks = Tracks(graph, layout, routes, end);

        ImmutableArray<Card> entrances = layout.Listeners is { } column ? DrawnEntrances(picture, graph, column, routes, end) : [];
        foreach (var (index, track) in tracks.Index())
            DrawWays(picture, [.. routes.Ways.Where(way => way.Target.Track == graph.Tracks[index].Name)], layout.Routes.Right, track, SvgPicture.Colour(index));

        Card[] cards = [.. entrances, .. routes.Cards, .. tracks];
        foreach (var card in cards)
            card.Draw(picture);
        foreach (var (at, words) in new[] { (layout.Listeners, "listeners"), (layout.Routes, graph.RoutesTitle), (layout.Tracks, "tracks") })
        {
            if (at is { } over)
                picture.Text(over.X, Heading, words, "word");
        }

        var bottom = DrawLegend(picture, layout, [.. routes.Ways.Select(way => way.Target)], cards.Max(card => card.Bottom) + 28);
        return picture.Drawn(layout.Width, bottom + 16, $"The way of a request to {graph.Host}");
    }

    private static ImmutableArray<Card> DrawnEntrances(SvgPicture picture, TrafficGraph graph, Column column, RouteCards routes, double end)
    {
        var clients = Card.Of(column, [new("clients", IsName: true), new(graph.Host)]) with { Top = ColumnTop };
        var entrances = Entrances(graph, column, routes, clients.Bottom + 30, end);
        DrawEntrances(picture, graph, clients, entrances, routes);
        return [clients, .. entrances];
    }

    /// <summary>The Gateway near the clients, a ListenerSet near the routes that it is for.</summary>
    private static ImmutableArray<Card> Entrances(TrafficGraph graph, Column column, RouteCards routes, double top, double bottom) => Card.Stacked(
        [
            .. graph.Entrances.Select(entrance => (
                Card.Of(column, [new(entrance.Name, entrance.Name, IsName: true), .. entrance.Listeners.SelectMany(ListenerLines)]),
                entrance.IsGateway ? top : Middle(graph.Routes.Where(entrance.LeadsTo).Select(routes.Level)))),
        ],
        top,
        Gap,
        bottom);

    /// <summary>In the order of the graph, each near what leads to it.</summary>
    private static ImmutableArray<Card> Tracks(TrafficGraph graph, TrafficLayout layout, RouteCards routes, double bottom) => Card.Stacked(
        [
            .. graph.Tracks.Select((track, index) => (
                Card.Of(
                    layout.Tracks,
                    [new(track.Name, IsName: true), .. (layout.TellsAll ? track.Facts : track.Brief).Select(fact => new CardLine(fact))],
                    SvgPicture.Colour(index)),
                Middle(routes.Ways.Where(way => way.Target.Track == track.Name).Select(way => way.Level)))),
        ],
        ColumnTop,
        Gap,
        bottom);

    private static double Middle(IEnumerable<double> levels) => levels.DefaultIfEmpty(0).Average();

    private static IEnumerable<CardLine> ListenerLines(TrafficListener listener)
    {
        yield return new($"{listener.Name}: {listener.Terms}", listener.Name, IsBegin: true);
        if (listener.Hostname.Length > 0)
            yield return new($"for {listener.Hostname}");
    }

    /// <summary>One line from an entrance where a route takes requests of all its listeners, else one from each.</summary>
    private static void DrawEntrances(
        SvgPicture picture, TrafficGraph graph, Card clients, ImmutableArray<Card> entrances, RouteCards routes)
    {
        foreach (var (entrance, card) in graph.Entrances.Zip(entrances))
        {
            var x = card.X + (card.Width / 2);
            if (entrance.IsGateway)
                picture.Line($"M{SvgPicture.Number(x)} {SvgPicture.Number(clients.Bottom)}V{SvgPicture.Number(card.Top)}", "", null, Thinnest, "requests");

            foreach (var route in graph.Routes)
            {
                var listeners = route.Attached.Where(to => to.Entrance == entrance.Name).Select(to => to.Listener).ToList();
                foreach (var from in listeners.Count == entrance.Listeners.Length ? [entrance.Name] : listeners)
                {
                    picture.Line(
                        SvgPicture.Curve(card.Right, card.Level(from), routes.Left, routes.Level(route)), "", null, Thinnest, $"{from} to {route.Name}");
                }
            }
        }
    }

    /// <summary>They arrive in the order in which they leave, so that none crosses another of the same track.</summary>
    private static void DrawWays(SvgPicture picture, ImmutableArray<RouteWay> ways, double left, Card card, string colour)
    {
        const double between = 4;
        var needed = ways.Sum(way => WidthOf(way.Target) + between);
        var scale = Math.Min(1, (card.Height - 12) / needed);
        var y = card.Middle - (needed * scale / 2);
        foreach (var way in ways.OrderBy(way => way.Level))
        {
            var width = WidthOf(way.Target);
            picture.Line(
                SvgPicture.Curve(left, way.Level, card.X, y + ((width + between) * scale / 2)), StyleOf(way.Target), colour, width, way.Title);
            y += (width + between) * scale;
        }
    }

    private static double WidthOf(TrafficTarget target) =>
        target.Kind == TargetKind.Share ? Thinnest + ((Widest - Thinnest) * target.Part) : Thinnest;

    private static string StyleOf(TrafficTarget target) => target switch
    {
        { Kind: TargetKind.Copy } => "copy",
        { Kind: TargetKind.Share, Part: 0 } => "none",
        _ => "",
    };

    /// <summary>Of what is in the picture.</summary>
    /// <returns>How far down the base of its last line is.</returns>
    private static double DrawLegend(SvgPicture picture, TrafficLayout layout, ImmutableArray<TrafficTarget> targets, double y)
    {
        var x = layout.Routes.X;
        var items = new (bool IsShown, string Style, double Width, string Words)[]
        {
            (targets.Any(target => target is { Kind: TargetKind.Share, Part: > 0 }), "", Widest, "a share, by width"),
            (targets.Any(target => target.Kind == TargetKind.All), "", Thinnest, "all of a rule"),
            (targets.Any(target => target.Kind == TargetKind.Copy), "copy", Thinnest, "a copy"),
            (targets.Any(target => target is { Kind: TargetKind.Share, Part: 0 }), "none", Thinnest, "0 %"),
        };
        foreach (var (_, style, width, words) in items.Where(item => item.IsShown))
        {
            var end = x + 34 + SvgPicture.Width(words.Length);
            if (end > layout.Width)
                (x, end, y) = (layout.Routes.X, layout.Routes.X + end - x, y + SvgPicture.LineHeight + 3);
            picture.Line($"M{SvgPicture.Number(x)} {SvgPicture.Number(y - 4)}h26", style, null, width, words);
            picture.Text(x + 34, y, words, "word");
            x = end + 24;
        }

        return y;
    }
}
