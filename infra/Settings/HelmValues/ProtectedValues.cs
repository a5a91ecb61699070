using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>A chart value that the program sets itself, so that <c>values</c> must not.</summary>
/// <param name="Path">Its keys from the top as <see cref="ChartValuePath.Keys"/> reads them; all below it is protected too.</param>
/// <param name="Fix">What to do instead.</param>
/// <param name="Own">
/// What is there for a track anyway, set by the program or the chart's default: the same from the user is harmless. Null
/// where the user may say nothing at all. Settings of the track that have faults are null to it.
/// </param>
internal readonly record struct ProtectedValue(string Path, string Fix, Func<TrackSettings, object?>? Own = null);

/// <summary>Everything in the free <c>values</c> that the program must own, and what to use instead.</summary>
internal static class ProtectedValues
{
    private const string Name = "a track's objects bear its name: change that";
    private const string Drain = "leave it out: it follows from the track's drain";
    private const string Leaving = "leave it out: the stack has a preStop hook of its own, by which a worker that leaves finishes its tasks";
    private const string Catalogs = "use the track's catalogs";
    private const string Routes = "leave it out: the stack's own Gateway routes to the track";
    private const string Mesh = "leave it out: no proxy may come between Trino's nodes";
    private const string Files = "the chart writes this file: use the values it writes it from";

    /// <summary>Of the chart <c>trino</c>.</summary>
    public static ImmutableArray<ProtectedValue> OfTrino { get; } =
    [
        new("nameOverride", Name, _ => ""),
        new("fullnameOverride", Name, track => $"{track.Name}"),
        new("coordinatorNameOverride", Name, _ => ""),
        new("workerNameOverride", Name, _ => ""),
        new("image/tag", "use the track's version", track => track.Version),
        new("server/workers", "use the track's workers", track => track.Workers),
        new("service/type", "leave it out: routes need a ClusterIP Service", _ => "ClusterIP"),
        new("service/port", "leave it out: routes go to port 8080", _ => 8080),
        new("service/nodePort", "leave it out: only the gateway may reach Trino", _ => ""),
        new("networkPolicy/enabled", "leave it out: only the gateway and the track itself reach its pods", _ => true),
        new("networkPolicy/ingress", "use the track's allowFrom"),
        new("catalogs", Catalogs, track => track.Chart.OwnCatalogs.IsEmpty ? ImmutableArray<object?>.Empty : null),
        new("additionalCatalogs", Catalogs, _ => Map()),
        new("ingress/enabled", Routes, _ => false),
        new("gateway/enabled", Routes, _ => false),
        new("coordinator/lifecycle", "leave it out: the track's drain gate waits for its queries", _ => Map()),
        new(
            "coordinator/deployment/strategy", "leave it out: two coordinators behind one Service mix queries",
            _ => Map(("type", "Recreate"))),
        .. OfNode("coordinator", track => track.Coordinator),
        .. OfNode("worker", track => track.Worker),
        new("worker/lifecycle", Leaving, _ => Map()),
        new("worker/terminationGracePeriodSeconds", Drain, track => (int)track.WorkerLeave.TotalSeconds),
        new("worker/gracefulShutdown", Leaving),
        new("worker/additionalConfigFiles/access-control.properties", Leaving),
        new("worker/additionalConfigFiles/graceful-shutdown-rules.json", Leaving),
        .. new[] { "coordinator/labels", "worker/labels", "commonLabels" }.SelectMany(map => OutsideTheMesh.Labels.Select(label =>
            new ProtectedValue($"{map}/{ChartValuePath.Segment(label.Key)}", Mesh, _ => label.Value))),
    ];

    /// <summary>Of the chart <c>istiod</c>, which lays what stands under <c>pilot</c> over its top level.</summary>
    public static ImmutableArray<ProtectedValue> OfIstiod { get; } =
        [.. OfIstiodsTop(), .. OfIstiodsTop().Select(value => value with { Path = $"pilot/{value.Path}" })];

    /// <summary>
    /// Properties of config.properties that the chart writes, and what to do instead: the user's lines come last in the file, and
    /// the last of a property wins.
    /// </summary>
    public static FrozenDictionary<string, string> OfConfigProperties { get; } = new Dictionary<string, string>
    {
        ["coordinator"] = "leave it out",
        ["discovery.uri"] = "leave it out: workers find their track's coordinator",
        ["http-server.authentication.type"] = "use server.config.authenticationType",
        ["http-server.http.enabled"] = "leave it out: routes go to port 8080",
        ["http-server.http.port"] = "leave it out: routes go to port 8080",
        ["http-server.process-forwarded"] = "leave it out: behind a gateway it must be true, and is",
        ["memory.heap-headroom-per-node"] = "use coordinator.config and worker.config: memory.heapHeadroomPerNode",
        ["node-scheduler.include-coordinator"] = "use coordinator.config.nodeScheduler.includeCoordinator",
        ["query.max-memory"] = "use server.config.query.maxMemory",
        ["query.max-memory-per-node"] = "use coordinator.config and worker.config: query.maxMemoryPerNode",
        ["shutdown.grace-period"] = "leave it out: the stack sets that of its workers",
    }.ToFrozenDictionary();

    /// <summary>How options of the JVM begin that set the heap.</summary>
    public static ImmutableArray<string> OfJvm { get; } = ["-Xmx", "-XX:MaxHeapSize", "-XX:MaxRAMPercentage"];

    private static ImmutableArray<ProtectedValue> OfNode(string node, Func<TrackSettings, NodeResources?> resources) =>
    [
        new($"{node}/jvm/maxHeapSize", $"use the track's resources.{node}.heap", track => $"{resources(track)?.Heap}"),
        new($"{node}/jvm/maxHeapPercent", $"use the track's resources.{node}.heap", _ => ""),
        new($"{node}/additionalConfigFiles/config.properties", Files),
        new($"{node}/additionalConfigFiles/jvm.config", Files),
        new($"{node}/additionalConfigFiles/node.properties", Files),
        new($"{node}/additionalConfigFiles/log.properties", Files),
    ];

    private static ImmutableArray<ProtectedValue> OfIstiodsTop() =>
    [
        new("revision", "leave it out: an istiod with a revision ignores this stack's Gateway", _ => ""),
        new("global/istioNamespace", "leave it out: Istio is in istio-system", _ => "istio-system"),
        new("global/externalIstiod", "leave it out: istiod runs in this cluster", _ => false),
        new("istiodRemote", "set trino-infra:istio.install to false where istiod runs elsewhere", _ => Map(
            ("enabled", false), ("enabledLocalInjectorIstiod", false), ("injectionURL", ""), ("injectionPath", "/inject"), ("injectionCABundle", ""))),
        new("env/PILOT_ENABLE_GATEWAY_API", "leave it out: the stack is built on it", _ => "true"),
        new("env/PILOT_ENABLE_GATEWAY_API_STATUS", "leave it out: the stack waits for it", _ => "true"),
        new("env/PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER", "leave it out: it runs the gateway's pods", _ => "true"),
        new(
            "env/PILOT_GATEWAY_API_CONTROLLER_NAME", "leave it out: the stack's GatewayClass names the controller",
            _ => "istio.io/gateway-controller"),
    ];

    private static ImmutableSortedDictionary<string, object?> Map(params ReadOnlySpan<(string Key, object? Value)> entries)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map[key] = value;
        return map.ToImmutable();
    }
}
