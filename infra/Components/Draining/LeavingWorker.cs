using System.Collections.Immutable;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components.Draining;

/// <summary>
/// What lets a worker finish its tasks before it ends: what the chart's <c>worker.gracefulShutdown</c> stands for, but with
/// a preStop hook that also knows a worker which is only starting, the first that an autoscaler takes away again.
/// </summary>
internal static class LeavingWorker
{
    // The chart runs lifecycle and files through Helm's tpl, where two opening braces begin a template.
    private static string Script { get; } = EmbeddedText.Of("worker-stop.sh");

    /// <summary>A line of a worker's config.properties.</summary>
    public static string Config => $"shutdown.grace-period={TrackSettings.WorkerGrace.TotalSeconds}s";

    /// <summary>Values that the chart has below <c>worker</c>.</summary>
    public static Values Of(TrackSettings track) => ChartValues.Of(
        ("lifecycle", ChartValues.Of(
            ("preStop", ChartValues.Of(
                ("exec", ChartValues.Of(
                    ("command", ImmutableArray.Create<object?>(
                        "/bin/sh", "-c", Script, "worker-stop", $"http://localhost:{TrackBackend.Port}")))))))),
        ("additionalConfigFiles", ChartValues.Of(
            ("access-control.properties", $"""
                access-control.name=file
                security.config-file={track.Values.TextAt("server", "config", "path") ?? "/etc/trino"}/graceful-shutdown-rules.json
                """),
            ("graceful-shutdown-rules.json", """{ "system_information": [{ "allow": ["write"], "user": "admin" }] }"""))),
        ("terminationGracePeriodSeconds", (int)track.WorkerLeave.TotalSeconds));
}
