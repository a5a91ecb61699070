using System.Collections.Immutable;

namespace TrinoInfra.Graph;

/// <summary>A picture for programs that lay it out themselves: boxes, some of them framed together, and arrows.</summary>
internal sealed record Diagram(ImmutableArray<DiagramFrame> Frames, ImmutableArray<DiagramArrow> Arrows)
{
    public static Diagram Of(TrafficGraph graph)
    {
        const string clients = "clients";
        return new(
            [
                new("", "", [new(clients, [clients, graph.Host])]),
                .. graph.Entrances.Select(entrance => new DiagramFrame(
                    entrance.Name,
                    entrance.Name,
                    [.. entrance.Listeners.Select(listener => new DiagramBox(
                        ListenerId(entrance.Name, listener.Name),
                        [$"{listener.Name}: {listener.Terms}", .. listener.Hostname.Length > 0 ? [$"for {listener.Hostname}"] : Array.Empty<string>()]))])),
                .. graph.Routes.Select(route => new DiagramFrame(
                    route.Name,
                    $"{route.Kind} {route.Name}, for {string.Join(", ", route.Hosts)}",
                    [.. route.Rules.Select((rule, index) => new DiagramBox(
                        RuleId(route, index),
                        [rule.Name, .. rule.Matches, .. rule.Redirect is { } redirect ? [redirect] : Array.Empty<string>()]))])),
                new("", "", [.. graph.Tracks.Select(track => new DiagramBox(TrackId(track.Name), [track.Name, .. track.Facts]))]),
            ],
            [
                .. from entrance in graph.Entrances
                   from listener in entrance.Listeners
                   select new DiagramArrow(clients, ListenerId(entrance.Name, listener.Name)),
                .. from route in graph.Routes
                   from attached in route.Attached
                   select new DiagramArrow(ListenerId(attached.Entrance, attached.Listener), RuleId(route, 0)) { ToFrame = route.Name },
                .. from route in graph.Routes
                   from rule in route.Rules.Index()
                   from target in rule.Item.Targets
                   select new DiagramArrow(RuleId(route, rule.Index), TrackId(target.Track))
                   {
                       Label = rule.Item.Targets.Length == 1 ? "" : target.Words,
                       Weight = target.Kind == TargetKind.Share ? target.Part : 0,
                       IsDashed = target.Kind == TargetKind.Copy || target is { Kind: TargetKind.Share, Part: 0 },
                   },
            ]);
    }

    public static Diagram Of(StartOrder order) => new(
        [
            .. order.Resources.GroupBy(resource => resource.Component).Select(component => new DiagramFrame(
                component.Key, component.Key, [.. component.Select(resource => new DiagramBox(resource.Name, [resource.Kind, resource.Name]))])),
        ],
        [
            .. from resource in order.Resources
               from after in resource.After
               select new DiagramArrow(after, resource.Name) { Weight = resource.IsLongest && IsLongest(order, after) ? 0.3 : 0 },
        ]);

    private static bool IsLongest(StartOrder order, string name) => order.Resources.Any(resource => resource.Name == name && resource.IsLongest);

    private static string ListenerId(string entrance, string listener) => $"{entrance}/{listener}";

    // No listener and no rule is called so, whatever the track is.
    private static string TrackId(string track) => $"track {track}";

    private static string RuleId(TrafficRoute route, int rule) => $"{route.Name}#{rule}";
}

/// <param name="Title">Empty for boxes that nothing frames.</param>
internal sealed record DiagramFrame(string Id, string Title, ImmutableArray<DiagramBox> Boxes);

/// <param name="Lines">What stands in it, a line each.</param>
internal sealed record DiagramBox(string Id, ImmutableArray<string> Lines);

internal sealed record DiagramArrow(string From, string To)
{
    /// <summary>The frame around the box that it goes to, where it means all of the frame; null where it means the box.</summary>
    public string? ToFrame { get; init; }

    public string Label { get; init; } = "";

    /// <summary>How thick it is: 0 for a thin line, 1 for the thickest.</summary>
    public double Weight { get; init; }

    public bool IsDashed { get; init; }

    /// <summary>In pixels.</summary>
    public double Width => Math.Round(1 + (9 * Weight), 1);
}
