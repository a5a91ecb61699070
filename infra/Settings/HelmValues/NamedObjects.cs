using System.Text.Json;
using System.Text.RegularExpressions;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// What a track's values name without making it: objects of its namespace without which its pods do not start. Read from
/// every value that the chart's pods take, by the fields in which Kubernetes and the chart have such names.
/// </summary>
internal static partial class NamedObjects
{
    /// <summary>By Kubernetes, an account and a ConfigMap, and by Istio.</summary>
    private static readonly string[] inEveryNamespace = ["default", "kube-root-ca.crt", "istio-ca-root-cert"];

    /// <summary>
    /// The kind of each object and the place of its name, but for those that are optional, that the chart makes, or that are in
    /// every namespace.
    /// </summary>
    public static IEnumerable<(string Kind, ConfigNode Name)> Of(ConfigNode values, TrackSettings track) =>
        In(values, track).Where(named => named.Name is { Value.ValueKind: JsonValueKind.String, IsEmptyText: false } name
            && (name.MayBeSecret || !IsMade(name.Value.GetString()!, track)));

    private static IEnumerable<(string Kind, ConfigNode Name)> In(ConfigNode values, TrackSettings track)
    {
        string[] nodes = track.HasWorkers ? ["coordinator", "worker"] : ["coordinator"];
        string[] pods =
        [
            "configMounts", "secretMounts", "env", "envFrom",
            .. nodes.SelectMany(node => new[]
            {
                $"{node}/configMounts", $"{node}/secretMounts", $"{node}/additionalVolumes", $"initContainers/{node}", $"sidecarContainers/{node}",
            }),
        ];
        return
        [
            .. pods.SelectMany(path => Below(Find(path))),
            .. Items(Find("imagePullSecrets")).Select(secret => ("Secret", secret["name"])),
            ("Secret", Find("auth/passwordAuthSecret")),
            ("Secret", Find("auth/groupsAuthSecret")),
            .. Find("serviceAccount/create").Or(false) ? [] : new[] { ("ServiceAccount", Find("serviceAccount/name")) },
        ];

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);
    }

    private static bool IsMade(string name, TrackSettings track) =>
        inEveryNamespace.Contains(name)
        || ChartsTemplate().IsMatch(name)
        || (name.StartsWith($"{track.Name}-", StringComparison.Ordinal) && ChartsSuffix().IsMatch(name[(track.Name.Length + 1)..]));

    private static IEnumerable<(string Kind, ConfigNode Name)> Below(ConfigNode node) => node.Value.ValueKind switch
    {
        JsonValueKind.Object => node.Entries("").SelectMany(entry => Named(entry.Key, entry.Node)),
        JsonValueKind.Array => Items(node).SelectMany(Below),
        _ => [],
    };

    private static IEnumerable<(string Kind, ConfigNode Name)> Named(string field, ConfigNode node)
    {
        var isText = node.Value.ValueKind == JsonValueKind.String;
        var kind = (field, isText) switch
        {
            ("secretName", true) or ("secret" or "secretRef" or "secretKeyRef" or "nodePublishSecretRef", false) => "Secret",
            ("configMap", _) or ("configMapRef" or "configMapKeyRef", false) => "ConfigMap",
            ("claimName", true) => "PersistentVolumeClaim",
            _ => null,
        };
        return kind is null ? Below(node)
            : isText ? [(kind, node)]
            : node["optional"].Value.ValueKind == JsonValueKind.True ? []
            : Below(node).Append((kind, node["name"]));
    }

    private static IEnumerable<ConfigNode> Items(ConfigNode node) =>
        node.Value.ValueKind == JsonValueKind.Array ? node.Items("") : [];

    /// <summary>What the chart appends to the name of its release for Secrets, ConfigMaps and accounts of its own.</summary>
    [GeneratedRegex("^(catalog|(jmx-exporter-config-|access-control-volume-|schemas-volume-|resource-groups-volume-)?(coordinator|worker)|(password|groups)-file)$")]
    private static partial Regex ChartsSuffix();

    /// <summary>The chart's own templates for these names, where nothing follows.</summary>
    [GeneratedRegex("""^\{\{-?\s*(include|template)\s+"trino\.(catalog|coordinator|worker|passwordSecretName|groupsSecretName|serviceAccountName)"\s+[.$]\s*-?\}\}$""")]
    private static partial Regex ChartsTemplate();
}
