using System.Collections.Immutable;
using TrinoInfra.Components.Draining;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components;

/// <summary>
/// From a track's settings to the values of the chart <c>trino</c>: what the program owns, then the user's, then what is
/// made of both. Of <c>workers</c> follows nothing that a running pod is made of, but for whether there are any.
/// </summary>
internal static class TrinoValues
{
    /// <summary>
    /// <c>query.max-memory</c>, what one query may use over all nodes together: no cluster reaches it. Each node has its own
    /// limit; this one would change with the workers, and with it the coordinator's configuration.
    /// </summary>
    private const string MaxMemory = "1PB";

    public static Values Of(TrackSettings track, StackSettings stack) =>
        ChartValues.Merge(ChartValues.Merge(ChartValues.Merge(Own(track, stack), Catalogs(track)), track.Values), OfBoth(track));

    private static Values Own(TrackSettings track, StackSettings stack) =>
        ChartValues.Of(
            // The Service bears the track's name, which is what the routes refer to.
            ("fullnameOverride", track.Name.ToString()),
            ("image", ChartValues.Of(("tag", track.Version))),
            ("server", ChartValues.Of(
                ("workers", track.Workers),
                ("config", ChartValues.Of(("query", ChartValues.Of(("maxMemory", MaxMemory))))))),
            ("service", ChartValues.Of(("type", "ClusterIP"), ("port", TrackBackend.Port))),
            ("coordinator", Coordinator(track)),
            ("worker", ChartValues.Merge(Node(track.Worker), LeavingWorker.Of(track))),
            ("networkPolicy", ChartValues.Of(
                ("enabled", true),
                ("ingress", Admitted(track, stack)))));

    /// <summary>Where the user adds to what is the program's instead of replacing it.</summary>
    private static Values OfBoth(TrackSettings track) => ChartValues.Of(
        ("additionalConfigProperties", ConfigProperties(track)),
        ("server", ChartValues.Of(
            ("workerExtraConfig", WorkerConfig(track)))));

    private static Values Coordinator(TrackSettings track) => Node(track.Coordinator)
        .Add("deployment", ChartValues.Of(
            // Two coordinators behind one Service would answer for each other's queries.
            ("strategy", ChartValues.Of(("type", "Recreate")))))
        .SetItem("config", ChartValues.Merge(Memory(track.Coordinator), ChartValues.Of(
            ("nodeScheduler", ChartValues.Of(("includeCoordinator", !track.HasWorkers))))));

    private static Values Node(NodeResources node)
    {
        var memory = NodeMemory.Of(node.Heap);
        return ChartValues.Of(
            ("jvm", ChartValues.Of(("maxHeapSize", node.Heap.ToString()))),
            ("config", Memory(node)),
            ("labels", Labels),
            ("resources", ChartValues.Resources(node.Cpu.ToString(), memory.Request, memory.Limit)));
    }

    private static Values Labels { get; } = OutsideTheMesh.Labels.ToImmutableSortedDictionary(label => label.Key, label => (object?)label.Value);

    private static Values Memory(NodeResources node)
    {
        var memory = NodeMemory.Of(node.Heap);
        return ChartValues.Of(
            ("query", ChartValues.Of(("maxMemoryPerNode", memory.MaxMemoryPerNode))),
            ("memory", ChartValues.Of(("heapHeadroomPerNode", memory.HeapHeadroom))));
    }

    /// <summary>
    /// Trino answers 406 to a request with forwarding headers, and so to every request that comes through a gateway,
    /// unless it is told to read them.
    /// </summary>
    private static ImmutableArray<object?> ConfigProperties(TrackSettings track) =>
    [
        "http-server.process-forwarded=true",
        .. DisabledCatalogs(track),
        .. track.Values.GetValueOrDefault("additionalConfigProperties") is ImmutableArray<object?> users ? users : [],
    ];

    private static string WorkerConfig(TrackSettings track) =>
        track.Values.TextAt("server", "workerExtraConfig") is { } users ? $"{LeavingWorker.Config}\n{users}" : LeavingWorker.Config;

    /// <summary>The chart admits the track's own pods itself.</summary>
    private static ImmutableArray<object?> Admitted(TrackSettings track, StackSettings stack) =>
        [ChartValues.Of(("from", ImmutableArray.Create<object?>(Gateway(stack), Pods(DrainGate.Labels(track)))))];

    // Both selectors in one entry: either would do in two.
    private static Values Gateway(StackSettings stack) => stack.GatewayPods() is var pods && stack.Gateway.Existing is null
        ? Pods(pods.Labels)
        : Pods(pods.Labels).Add("namespaceSelector", Matching([KeyValuePair.Create("kubernetes.io/metadata.name", pods.Namespace.ToString())]));

    private static Values Pods(IEnumerable<KeyValuePair<string, string>> labels) => ChartValues.Of(("podSelector", Matching(labels)));

    private static Values Matching(IEnumerable<KeyValuePair<string, string>> labels) =>
        ChartValues.Of(("matchLabels", labels.ToImmutableSortedDictionary(label => label.Key, label => (object?)label.Value)));

    /// <summary>
    /// Under <c>additionalCatalogs</c>, whose text the chart takes as it is: <c>catalogs</c> are templates, and of those the
    /// chart's own go by a list in place of its map, since a map would be merged with it. Where that list will not do, under
    /// <c>catalogs</c> over the chart's own, which would win; they are no templates there.
    /// </summary>
    private static Values Catalogs(TrackSettings track) => track.Chart.OwnCatalogs.IsEmpty
        ? ChartValues.Of(("catalogs", ImmutableArray<object?>.Empty), ("additionalCatalogs", CatalogTexts(track)))
        : ChartValues.Of(("catalogs", CatalogTexts(track)));

    private static Values CatalogTexts(TrackSettings track) => track.Catalogs.ToImmutableSortedDictionary(
        catalog => catalog.Key,
        catalog => CatalogFile.Text(catalog.Value) is var text && track.SecretCatalogs.Contains(catalog.Key)
            ? new Secret(text)
            : (object?)text);

    /// <summary>Catalogs of the chart's own that stay in their folder: Trino is told to pass them over.</summary>
    private static IEnumerable<object?> DisabledCatalogs(TrackSettings track) =>
        track.Chart.OwnCatalogs.Where(catalog => !track.Catalogs.ContainsKey(catalog)).ToList() is { Count: > 0 } others
            ? [$"catalog.disabled-catalogs={string.Join(',', others)}"]
            : [];
}
