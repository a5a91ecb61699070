using System.Collections.Immutable;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// Values that the chart does not read where they stand: they do no harm, so they are said and not refused. Its templates
/// print them under a condition, or nowhere.
/// </summary>
internal static class IgnoredValues
{
    /// <summary>Paths that users bring from other places of this chart, or from other charts, and that it does not have.</summary>
    public static ImmutableArray<string> NotOfTheChart { get; } =
    [
        "podDisruptionBudget", "coordinator/podDisruptionBudget", "worker/podDisruptionBudget", "coordinator/topologySpreadConstraints",
    ];

    // Maps that take effect where they say `enabled`; and where else it may be said for them.
    private static readonly (string Map, string[] Or)[] switched =
    [
        ("server/autoscaling", []),
        ("server/keda", []),
        ("server/config/https", []),
        ("jmx/exporter", ["jmx/coordinator/exporter", "jmx/worker/exporter"]),
        ("serviceMonitor", ["serviceMonitor/coordinator", "serviceMonitor/worker"]),
    ];

    private static readonly ImmutableArray<Ignored> all =
    [
        .. NotOfTheChart.Where(path => path.EndsWith("podDisruptionBudget", StringComparison.Ordinal)).Select(path =>
            new Ignored(path, _ => true, "the chart makes no PodDisruptionBudget", "apply one beside the stack")),
        new("coordinator/topologySpreadConstraints", _ => true, "the chart spreads workers alone", "use coordinator.affinity"),
        .. new[] { "worker", "server/workerExtraConfig" }.Select(path =>
            new Ignored(path, track => !track.HasWorkers, "the track has 0 workers", "give it workers, or remove this")),
        .. new[] { "auth/passwordAuth", "auth/passwordAuthSecret" }.Select(path => WithoutType(path, "PASSWORD")),
        WithoutType("headerAuthenticator", "HEADER"),
        Beside("auth/passwordAuth", "auth/passwordAuthSecret"),
        Beside("auth/groups", "auth/groupsAuthSecret"),
        Without("auth/refreshPeriod", ["auth/groups", "auth/groupsAuthSecret"]),
        Without("additionalExchangeManagerProperties", ["server/exchangeManager"]),
        Without("serviceAccount/annotations", ["serviceAccount/create"]),
        .. OfType("accessControl", "configmap", "rules", "refreshPeriod", "configFile"),
        .. OfType("resourceGroups", "configmap", "resourceGroupsConfig"),
        .. OfType("sessionProperties", "configmap", "sessionPropertiesConfig"),
        .. new[] { "accessControl", "resourceGroups", "sessionProperties" }.SelectMany(map => OfType(map, "properties", "properties")),
        .. new[] { "coordinator", "worker" }.SelectMany(node => new[]
        {
            Overridden("jmx", node, "enabled"), Overridden("jmx", node, "exporter/enabled"), Overridden("serviceMonitor", node, "enabled"),
        }),
        new("serviceMonitor", track => JmxExporter.IsMonitored(track) && !JmxExporter.IsOn(track), "it is for the JMX exporter, which is not enabled", "enable jmx.exporter, or remove this"),
        .. new[] { "image/registry", "image/digest" }.Select(path => Beside(path, "image/useRepositoryAsSoleImageReference")),
    ];

    public static void Note(ConfigNode values, TrackSettings track)
    {
        foreach (var ignored in all.Where(ignored => ignored.IsIgnored(track)))
        {
            if (Find(ignored.Path) is { Exists: true } place)
                place.Note($"has no effect: {ignored.Why}", ignored.Fix);
        }

        foreach (var (map, or) in switched)
        {
            var place = Find(map);
            if (place.Exists && !place.IsEmptyMap && !or.Append(map).Any(path => Find($"{path}/enabled").Exists))
                place.Note("has no effect: it is not enabled", "give `enabled: true`, or remove it");
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);
    }

    private static Ignored WithoutType(string path, string type) => new(
        path,
        track => track.Values.TextAt("server", "config", "authenticationType")?.Contains(type, StringComparison.Ordinal) != true,
        $"server.config.authenticationType has no {type}",
        $"give {type} there, or remove this");

    private static Ignored Without(string path, string[] others) => new(
        path,
        track => !others.Any(other => IsSet(track, other)),
        $"there is no {string.Join(" or ", others.Select(Dotted))}",
        "give it, or remove this");

    private static Ignored Beside(string path, string other) => new(
        path, track => IsSet(track, other), $"{Dotted(other)} stands beside it", "keep one of the two");

    // Helm's merge takes a false for nothing.
    private static Ignored Overridden(string map, string node, string key) => new(
        $"{map}/{node}/{key}",
        track => track.Values.At($"{map}/{node}/{key}".Split('/')) is false && IsSet(track, $"{map}/{key}"),
        $"the chart takes false here for nothing, and {Dotted($"{map}/{key}")} is true",
        "give false there, and true for the other node alone");

    private static IEnumerable<Ignored> OfType(string map, string type, params string[] keys) => keys.Select(key => new Ignored(
        $"{map}/{key}",
        track => track.Values.TextAt(map, "type") is { } given && given != type,
        $"{map}.type is not {type}",
        "change the type, or remove this"));

    private static bool IsSet(TrackSettings track, string path) => Secret.Open(track.Values.At(path.Split('/'))) is not (null or "" or false);

    private static string Dotted(string path) => path.Replace('/', '.');

    /// <param name="Path">The value.</param>
    /// <param name="IsIgnored">Whether the chart passes it over.</param>
    /// <param name="Why">Why it has no effect.</param>
    /// <param name="Fix">What to do.</param>
    private sealed record Ignored(string Path, Func<TrackSettings, bool> IsIgnored, string Why, string Fix);
}
