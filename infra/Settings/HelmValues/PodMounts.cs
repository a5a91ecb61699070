using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Where the containers of a coordinator or worker have volumes: those of the chart and those of <c>values</c>.</summary>
internal static class PodMounts
{
    private const string ChartsConfigPath = "/etc/trino";
    private const string ChartsSchemasPath = "/etc/trino/schemas";

    /// <summary>The folder of Trino's configuration in the container, without a slash at its end.</summary>
    public static string ConfigPath(ImmutableSortedDictionary<string, object?> values) =>
        (values.TextAt("server", "config", "path") ?? ChartsConfigPath).TrimEnd('/');

    /// <summary>The volumes that the chart itself may make.</summary>
    public static ImmutableArray<string> ChartsVolumes { get; } =
    [
        "access-control-volume", "catalog-volume", "config-volume", "file-groups-authentication-volume",
        "file-password-authentication-volume", "jmx-exporter-config-volume", "resource-groups-volume", "schemas-volume",
    ];

    /// <summary>The paths at which the chart itself mounts volumes, what makes it do so, and what to do for another one there.</summary>
    public static IEnumerable<(string Path, string By, string Fix)> OfChart(TrackSettings track, string node)
    {
        const string Elsewhere = "mount it elsewhere";
        var values = track.Values;
        var etc = ConfigPath(values);
        yield return (etc, "the chart's configuration", "mount single files with subPath");
        foreach (var file in Owned(node))
            yield return ($"{etc}/{file}", "the chart's configuration", "use the values that the chart writes it from");
        yield return (values.TextAt("kafka", "mountPath") ?? ChartsSchemasPath, "kafka.mountPath", Elsewhere);
        if (track.Catalogs.Count > 0)
            yield return ($"{etc}/catalog", "the track's catalogs", "give the track `catalogs: {}`, or mount it elsewhere");
        if (node == "worker")
            yield break;
        if (values.TextAt("accessControl", "type") == "configmap")
            yield return ($"{etc}/access-control", "accessControl", Elsewhere);
        if (values.TextAt("resourceGroups", "type") == "configmap")
            yield return ($"{etc}/resource-groups", "resourceGroups", Elsewhere);
        if (values.TextAt("auth", "passwordAuth") is not null || values.TextAt("auth", "passwordAuthSecret") is not null)
            yield return ($"{etc}/auth/password", "auth.passwordAuth", Elsewhere);
        if (values.TextAt("auth", "groups") is not null || values.TextAt("auth", "groupsAuthSecret") is not null)
            yield return ($"{etc}/auth/group", "auth.groups", Elsewhere);
    }

    // A file of its own over one of these would take the program's lines away.
    private static string[] Owned(string node) =>
    [
        "config.properties", "jvm.config", "log.properties", "node.properties",
        .. node == "worker" ? ["access-control.properties", "graceful-shutdown-rules.json"] : Array.Empty<string>(),
    ];

    /// <summary>The lists of mounts that the chart reads for a node, and the key under which an entry has its path.</summary>
    public static ImmutableArray<(ImmutableArray<string> List, string Key)> Lists(string node) =>
    [
        (["configMounts"], "path"),
        ([node, "configMounts"], "path"),
        (["secretMounts"], "path"),
        ([node, "secretMounts"], "path"),
        ([node, "additionalVolumeMounts"], "mountPath"),
    ];

    /// <summary>Whether <c>values</c> mount something that holds <paramref name="file"/>, a path below the configuration's.</summary>
    public static bool Hold(ImmutableSortedDictionary<string, object?> values, string node, string file)
    {
        var (etc, path) = (ConfigPath(values), $"{ConfigPath(values)}/{file}");
        return Lists(node)
            .SelectMany(mounts => values.At([.. mounts.List]) is ImmutableArray<object?> list ? list : [], (mounts, entry) => Path(entry, mounts.Key))
            .OfType<string>()
            .Select(mount => mount.TrimEnd('/'))
            .Any(mount => mount == path || mount.StartsWith($"{path}/", StringComparison.Ordinal)
                || (mount.StartsWith($"{etc}/", StringComparison.Ordinal) && path.StartsWith($"{mount}/", StringComparison.Ordinal)));
    }

    private static string? Path(object? entry, string key) =>
        (entry as ImmutableSortedDictionary<string, object?>)?.TextAt(key);
}
