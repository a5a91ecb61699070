using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:benchOf</c>: the name of the stack that this one is for.</summary>
internal static class BenchReader
{
    public const string Key = "benchOf";
    private const string Mirrors = "mirrors";

    /// <summary>Whether the configuration is of a stack that another one is compared with.</summary>
    public static bool IsGiven(ConfigRoot root) => root[Key] is { Exists: true, IsEmptyText: false };

    /// <summary>What must be known of the other stack is there: here its settings are held against what an Ingress can do.</summary>
    /// <param name="root">The configuration.</param>
    /// <param name="stack">This stack's name.</param>
    /// <param name="of">The name of the other.</param>
    /// <param name="measured">Its settings.</param>
    public static BenchSettings Read(ConfigRoot root, string stack, string of, StackSettings measured)
    {
        var node = root[Key];
        if (stack != BenchSettings.StackOf(of))
            node.Wrong($"is compared by the stack {BenchSettings.StackOf(of)} alone", $"rename this file to Pulumi.{BenchSettings.StackOf(of)}.yaml");
        foreach (var (key, other) in SettingsReader.Keys.Except([Key, Mirrors]).Select(key => (key, root[key])).Where(other => !IsUnsaid(other.Item2)))
            other.Fault($"stands beside {Key}, by which {key} is that of {of}", $"remove it, or set it in Pulumi.{of}.yaml");
        root.RejectUnknownKeys(SettingsReader.Keys);

        var bench = new BenchSettings(of, measured, IsUnsaid(root[Mirrors]) ? measured.Mirrors : MirrorsReader.Read(root[Mirrors]));
        CheckMirrors(node, bench);
        CheckCertificate(node, bench);
        CheckTracks(node, bench);
        if (!bench.Mirrors.PullSecrets.IsEmpty)
        {
            node.Note(
                $"the Secrets of {Mirrors}.images.pullSecrets cannot be there before this stack, which makes the namespace {bench.Namespace}",
                "put them into it while `pulumi up` waits for the pods, or have them copied into new namespaces");
        }

        return bench;
    }

    /// <summary>The name of the other stack; null, with a fault, where something else stands.</summary>
    public static string? Name(ConfigRoot root) => root[Key].TryText("give the name of a stack, such as dev", out var text) ? text : null;

    // The engine hands over every default of Pulumi.yaml.
    private static bool IsUnsaid(ConfigNode node) => !node.Exists || node.IsEmptyMap || node.IsEmptyList || node.IsEmptyText;

    /// <summary>Under the engine of this stack nobody can open what is encrypted for another.</summary>
    private static void CheckMirrors(ConfigNode node, BenchSettings bench)
    {
        if (ReferenceEquals(bench.Mirrors, bench.Measured.Mirrors) && bench.Mirrors.RepositoryOf(Versions.Traefik)?.Password is not null)
            node.Wrong("pulls its charts with a password, which is encrypted for that stack alone", $"give trino-infra:{Mirrors} here too");
    }

    private static void CheckCertificate(ConfigNode node, BenchSettings bench)
    {
        var gateway = bench.Measured.Gateway;
        if (gateway.Existing is not null)
            node.Wrong("attaches to a Gateway of the platform's, whose certificate no Ingress has", "compare a stack with a Gateway of its own");
        else if (gateway is { Tls: TlsSettings.ExistingSecret { Name: var secret }, TrackWildcard: null })
        {
            node.Wrong(
                $"has its certificate in the Secret {Quoted.Text(secret)}, which covers no host for an Ingress",
                "compare a stack whose gateway.tls has certificates issued, or whose gateway.trackHosts begins with {track}. so that a wildcard covers all");
        }
    }

    private static void CheckTracks(ConfigNode node, BenchSettings bench)
    {
        if (!bench.Tracks.Any())
            node.Wrong("has external tracks alone, of which an Ingress knows no Service", "compare a stack with a track of its own");
        foreach (var host in bench.Tracks.Select(track => bench.HostOf(track.Name)).Where(host => !Hostname.TryParse(host, out _, out _)))
            node.Wrong($"has names so long that {Quoted.Text(host)} is no host", "compare a stack with a shorter gateway.hostname or tracks[].name");
    }
}
