using System.Collections.Immutable;

namespace TrinoInfra.Graph;

/// <summary>Traffic as a picture in three columns: listeners, routes with their rules, tracks.</summary>
internal static class TrafficSvg
{
    private const double Margin = 14, Gap = 14, ColumnTop = 40;
    private const double EntranceX = Margin, EntranceWidth = 176;
    private const double TrackX = RouteCards.X + RouteCards.Width + 116, TrackWidth = 246;
    private const double Width = TrackX + TrackWidth + Margin;

    /// <summary>Of a line by which everything goes, and of one with no share; in pixels.</summary>
    private const double Widest = 11, Thinnest = 1.5;

    public static string Of(TrafficGraph graph)
    {
        var picture = new SvgPicture();
        var clients = Card.Of(EntranceX, EntranceWidth, [new("clients", IsName: true), new(graph.Host)]) with { Top = ColumnTop };
        var routes = RouteCards.Of(graph, ColumnTop, Gap);
        var end = routes.Cards.Max(card => card.Bottom);
        var entrances = Entrances(graph, routes, clients.Bottom + 30, end);
        var tracks = Tracks(graph, routes, end);

        DrawEntrances(picture, graph, clients, entrances, routes);
        foreach (var (index, track) in tracks.Index())
            DrawWays(picture, [.. routes.Ways.Where(way => way.Target.Track == graph.Tracks[index].Name)], track, SvgPicture.Colour(index));

        Card[] cards = [clients, .. entrances, .. routes.Cards, .. tracks];
        foreach (var card in cards)
            card.Draw(picture);
        foreach (var (x, words) in new[] { (EntranceX, "listeners"), (RouteCards.X, graph.RoutesTitle), (TrackX, "tracks") })
            picture.Text(x, Margin + 12, words, "word");
        var bottom = cards.Max(card => card.Bottom);
        DrawLegend(picture, bottom + 28);
        return picture.Drawn(Width, bottom + 44, $"The way of a request to {graph.Host}");
    }

    /// <summary>The Gateway near the clients, a ListenerSet near the routes that it is for.</summary>
    private static ImmutableArray<Card> Entrances(TrafficGraph graph, RouteCards routes, double top, double bottom) => Card.Stacked(
        [
            .. graph.Entrances.Select(entrance => (
                Card.Of(EntranceX, EntranceWidth, [new(entrance.Name, entrance.Name, IsName: true), .. entrance.Listeners.SelectMany(ListenerLines)]),
                entrance.IsGateway ? top : Middle(graph.Routes.Where(entrance.LeadsTo).Select(routes.Level)))),
        ],
        top,
        Gap,
        bottom);

    /// <summary>In the order of the graph, each near what leads to it.</summary>
    private static ImmutableArray<Card> Tracks(TrafficGraph graph, RouteCards routes, double bottom) => Card.Stacked(
        [
            .. graph.Tracks.Select((track, index) => (
                Card.Of(TrackX, TrackWidth, [new(track.Name, IsName: true), .. track.Facts.Select(fact => new CardLine(fact))], SvgPicture.Colour(index)),
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
            var x = EntranceX + (EntranceWidth / 2);
            if (entrance.IsGateway)
                picture.Line($"M{SvgPicture.Number(x)} {SvgPicture.Number(clients.Bottom)}V{SvgPicture.Number(card.Top)}", "", null, Thinnest, "requests");

            foreach (var route in graph.Routes)
            {
                var listeners = route.Attached.Where(to => to.Entrance == entrance.Name).Select(to => to.Listener).ToList();
                foreach (var from in listeners.Count == entrance.Listeners.Length ? [entrance.Name] : listeners)
                {
                    picture.Line(
                        SvgPicture.Curve(card.Right, card.Level(from), RouteCards.X, routes.Level(route)), "", null, Thinnest, $"{from} to {route.Name}");
                }
            }
        }
    }

    /// <summary>They arrive in the order in which they leave, so that none crosses another of the same track.</summary>
    private static void DrawWays(SvgPicture picture, ImmutableArray<RouteWay> ways, Card card, string colour)
    {
        const double between = 4;
        var needed = ways.Sum(way => WidthOf(way.Target) + between);
        var scale = Math.Min(1, (card.Height - 12) / needed);
        var y = card.Middle - (needed * scale / 2);
        foreach (var way in ways.OrderBy(way => way.Level))
        {
            var width = WidthOf(way.Target);
            picture.Line(
                SvgPicture.Curve(RouteCards.X + RouteCards.Width, way.Level, card.X, y + ((width + between) * scale / 2)), StyleOf(way.Target), colour, width, way.Title);
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

    private static void DrawLegend(SvgPicture picture, double y)
    {
        var x = RouteCards.X;
        foreach (var (style, width, words) in new[]
        {
            ("", Widest, "a share, by width"), ("", Thinnest, "all of a rule"), ("copy", Thinnest, "a copy"), ("none", Thinnest, "0 %"),
        })
        {
            picture.Line($"M{SvgPicture.Number(x)} {SvgPicture.Number(y - 4)}h26", style, null, width, words);
            picture.Text(x + 34, y, words, "word");
            x += 34 + SvgPicture.Width(words.Length) + 24;
        }
    }
}
