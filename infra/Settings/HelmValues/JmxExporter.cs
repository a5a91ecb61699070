namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// The exporter of JMX metrics that the chart puts beside Trino: what <c>jmx.coordinator</c> and <c>jmx.worker</c> say of
/// their pods is laid over <c>jmx</c>, where Helm takes false and 0 for nothing.
/// </summary>
internal static class JmxExporter
{
    public const int ChartsPort = 5556;

    /// <summary>The nodes of a track that may have one, as the chart calls them.</summary>
    public static string[] Nodes(TrackSettings track) => track.HasWorkers ? ["coordinator", "worker"] : ["coordinator"];

    /// <summary>Its port on the coordinator's or a worker's pod; null where it is not enabled.</summary>
    public static int? Port(TrackSettings track, string node)
    {
        if (!At("enabled").Contains(true))
            return null;
        return At("port").Select(port => int.TryParse($"{port}", out var number) ? number : 0).FirstOrDefault(port => port > 0, ChartsPort);

        IEnumerable<object?> At(string key) =>
            new[] { track.Values.At("jmx", node, "exporter", key), track.Values.At("jmx", "exporter", key) }.Select(Secret.Open);
    }

    /// <summary>Whether any pod of the track has one.</summary>
    public static bool IsOn(TrackSettings track) => Nodes(track).Any(node => Port(track, node) is not null);

    /// <summary>Whether any may have one, for all that is known: of what is neither true nor false that is told.</summary>
    public static bool MayBeOn(TrackSettings track) =>
        Nodes(track).Select(node => track.Values.At("jmx", node, "exporter", "enabled")).Append(track.Values.At("jmx", "exporter", "enabled"))
            .Any(enabled => enabled is not (null or false));

    /// <summary>Whether the chart makes a ServiceMonitor, by which Prometheus finds it.</summary>
    public static bool IsMonitored(TrackSettings track) =>
        Nodes(track).Select(node => track.Values.At("serviceMonitor", node, "enabled")).Append(track.Values.At("serviceMonitor", "enabled"))
            .Select(Secret.Open).Contains(true);
}
