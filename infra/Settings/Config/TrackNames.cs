using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>Names of tracks: the objects of all tracks and of the stack share one namespace.</summary>
internal static class TrackNames
{
    private const string Another = "give another name, such as trino-v2-canary";

    /// <summary>The rules of the main route beside those of the tracks, which bear the tracks' names.</summary>
    private static readonly HashSet<string> rules = ["new-statements", "other-statements", "kill", "ui", "everything-else"];

    /// <summary>How the Gateway's Service and Deployment begin, which Istio names.</summary>
    private const string Gateway = "trino-gateway";

    /// <summary>The stack's own resources, which a plan could not tell from a track's of the same name.</summary>
    private static readonly HashSet<string> own =
    [
        "kubernetes", "trino-namespace", "cni", "cilium", "gateway-api", "gateway-api-namespace", "gateway-api-crds", "istio", "istio-system", "istio-base",
        "istiod", "certificates", "cert-manager", "cert-manager-namespace", "trino-self-signed", "trino-certificate-authority",
        "trino-issuer", "trino-coordinator-certs", "gateway", "routing", "trino-coordinator-route", "trino-https-redirect",
    ];

    /// <summary>
    /// What is appended to a track's name: by the chart for Services, or before a further suffix for ConfigMaps, and by the
    /// stack.
    /// </summary>
    private static readonly string[] suffixes =
    [
        "-worker", "-access-control-volume", "-jmx-exporter-config", "-resource-groups-volume", "-schemas-volume",
        "-track", "-host", "-host-certs", "-host-listener", "-path", "-transactions", "-drain-gate", "-coordinator-clients", "-worker-clients",
        "-service-entry", "-backend-tls",
    ];

    /// <returns>Null where it is missing or no DNS label; a label with another fault all the same.</returns>
    public static DnsLabel Read(ConfigNode node)
    {
        var name = node.Required<DnsLabel>("give the track a name, such as trino-v2-canary");
        if (name is null)
            return name!;
        if (name.Length > TrackSettings.MaxNameLength)
            node.Wrong($"has {name.Length} characters", $"give a name of at most {TrackSettings.MaxNameLength}");
        if (!char.IsAsciiLetterLower(name.ToString()[0]))
            node.Wrong("does not begin with a letter, as the name of a Service must", Another);
        if (rules.Contains(name))
            node.Wrong("is the name of a rule of the main route", Another);
        if (own.Contains(name))
            node.Wrong("is the name of a resource of the stack's own", Another);
        if (name.ToString().StartsWith(Gateway, StringComparison.Ordinal))
            node.Wrong("begins like the objects of the Gateway", Another);
        return name;
    }

    /// <summary>Checks the names against each other, where they are names at all.</summary>
    public static void CheckTogether(IReadOnlyCollection<(ConfigNode Node, DnsLabel? Name)> names)
    {
        var all = names.Select(entry => entry.Name?.ToString()).ToHashSet();
        Dictionary<string, int> first = [];
        foreach (var (index, (node, name)) in names.Index())
        {
            if (name is null)
                continue;
            if (!first.TryAdd(name, index))
                node.Wrong($"is the name of track {first[name] + 1} too", Another);
            foreach (var suffix in suffixes.Where(suffix => name.ToString().EndsWith(suffix, StringComparison.Ordinal)))
            {
                var other = name.ToString()[..^suffix.Length];
                if (all.Contains(other))
                    node.Wrong($"is what objects of the track {other} are called", Another);
            }
        }
    }
}
