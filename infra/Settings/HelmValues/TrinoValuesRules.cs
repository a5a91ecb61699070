using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>What must hold between a track's settings and the chart values laid over them.</summary>
internal static class TrinoValuesRules
{
    /// <summary>What the chart scales to by load where <c>values</c> do not say.</summary>
    private const int ChartsMaxReplicas = 5;

    public static void Check(ConfigNode values, TrackSettings track)
    {
        // Where the values say another number, that is a fault, and which is meant is not known.
        var workers = Find(values, "server/workers");
        CheckScaling(values, workers.Exists && $"{workers.Value}" != $"{track.Workers}" ? null : track.Workers);
        CheckFolder(Find(values, "server/config/path"));
        ConfigLinesRules.Check(values, track);
        FileLinesRules.Check(values);
        FilesRules.Check(values, track);
        MountsRules.Check(values, track);
        AuthenticationRules.Check(values, track);
        DrainGateValuesRules.Check(values);
        CheckMetrics(values);
        HeapRules.Check(values, "coordinator", track.Coordinator);
        HeapRules.Check(values, "worker", track.Worker);
        IgnoredValues.Note(values, track);
    }

    private static void CheckScaling(ConfigNode values, int? workers)
    {
        var (byLoad, byEvents) = (Find(values, "server/autoscaling/enabled"), Find(values, "server/keda/enabled"));
        var (scalesByLoad, scalesByEvents) = (byLoad.Or(false), byEvents.Or(false));
        if (scalesByLoad && scalesByEvents)
            byEvents.Fault("excludes server.autoscaling.enabled", "keep one of them");
        if (scalesByLoad && workers == 0)
            byLoad.Fault("has no workers to scale", "give the track's workers, the fewest to scale to, at least 1");
        var most = Find(values, "server/autoscaling/maxReplicas");
        if (scalesByLoad && most.Or(ChartsMaxReplicas, 1, TrackSettings.MaxWorkers) < workers)
            most.Fault($"is below the track's {workers} workers, the fewest to scale to", "raise it");
        var triggers = Find(values, "server/keda/triggers");
        if (scalesByEvents && (!triggers.Exists || triggers.IsEmptyList))
            triggers.Fault("has no trigger", "give at least one, or disable server.keda");
        if (scalesByEvents && !scalesByLoad && workers > 0)
        {
            byEvents.Fault(
                $"scales without regard to the track's {workers} workers",
                "set workers to 0, and the fewest in server.keda.minReplicaCount");
        }

        var (atLeast, atMost) = (Find(values, "server/keda/minReplicaCount"), Find(values, "server/keda/maxReplicaCount"));
        if (scalesByEvents
            && atLeast.Or(0, 0, TrackSettings.MaxWorkers) is var fewest
            && atMost.Or(ChartsMaxReplicas, 1, TrackSettings.MaxWorkers) < fewest)
        {
            atMost.Fault($"is below the fewest workers, {fewest} by server.keda.minReplicaCount", "raise it");
        }

        var coordinatorWorks = Find(values, "coordinator/config/nodeScheduler/includeCoordinator");
        if (workers == 0 && !scalesByEvents && !coordinatorWorks.Or(true))
            coordinatorWorks.Fault("leaves no node to run queries, as the track has 0 workers", "leave it out");
    }

    // Who may scrape what follows from these.
    private static void CheckMetrics(ConfigNode values)
    {
        foreach (var below in new[] { "", "coordinator/", "worker/" })
        {
            Find(values, $"jmx/{below}exporter/enabled").Or(false);
            Find(values, $"jmx/{below}exporter/port").Or(JmxExporter.ChartsPort, 1, 65535);
            Find(values, $"serviceMonitor/{below}enabled").Or(false);
        }
    }

    // The program names files in it, in texts that the chart takes for templates.
    private static void CheckFolder(ConfigNode folder)
    {
        const string fix = "give an absolute one of letters, digits, /, -, _ and .";
        if (folder.TryText(fix, out var path)
            && !(path.StartsWith('/') && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.')))
        {
            folder.Wrong("is not a path that a worker's files can name", fix);
        }
    }

    private static ConfigNode Find(ConfigNode values, string path) => ChartValuesReader.Find(values, path);
}
