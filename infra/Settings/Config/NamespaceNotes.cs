using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>
/// Where the namespace is the stack's own, nobody can put anything into it beforehand: what the settings name there and
/// do not make is said, once each, with the way out.
/// </summary>
internal static class NamespaceNotes
{
    public static void Write(ConfigRoot root, StackSettings settings)
    {
        WriteOfMirrors(root["mirrors"]["images"]["pullSecrets"], settings);
        if (!settings.Cluster.CreateNamespace)
            return;
        HashSet<(string Kind, string Name)> said = [.. Made(settings).Select(secret => ("Secret", secret))];
        if (settings.Gateway.Tls is TlsSettings.ExistingSecret)
            Say("Secret", root["gateway"]["tls"]["secretName"]);
        if (settings.Gateway.Existing?.Namespace == settings.Cluster.Namespace)
            Say("Gateway", root["gateway"]["existing"]["name"]);
        foreach (var (track, node) in settings.Tracks.Zip(root["tracks"].Items("")))
        {
            if (track.DrainCredentials is not null)
                Say("Secret", node["drainCredentials"]["secret"]);
            foreach (var (kind, name) in NamedObjects.Of(node["values"], track))
                Say(kind, name);
            if (track.External?.Tls?.Authority is not null)
                Say("ConfigMap", node["external"]["tls"]["ca"]);
        }

        void Say(string kind, ConfigNode name)
        {
            // An encrypted name is not read, since offline nobody could.
            if (!name.TryText("", out var text, orSecret: true) || !said.Add((kind, name.MayBeSecret ? name.Path : text)))
                return;
            name.Note(
                $"the {kind} {(name.MayBeSecret ? "of this name" : Quoted.Text(text))} cannot be there before the stack, which makes the namespace {settings.Cluster.Namespace}",
                $"make the namespace and the {kind} first and set cluster.createNamespace to false (on a living stack only as docs/operations.md says, or the namespace is deleted)");
        }
    }

    private static void WriteOfMirrors(ConfigNode secrets, StackSettings settings)
    {
        string[] made =
        [
            .. settings.Istio.Install ? ["istio-system"] : Array.Empty<string>(),
            .. settings.Gateway.Tls is TlsSettings.SelfSigned && settings.CertManager.Install ? ["cert-manager"] : Array.Empty<string>(),
            .. settings.Cluster.CreateNamespace ? [settings.Cluster.Namespace.ToString()] : Array.Empty<string>(),
        ];
        foreach (var secret in made.Length > 0 ? secrets.Items("") : [])
        {
            secret.Note(
                $"the Secret {(secret.MayBeSecret ? "of this name" : Quoted.Json(secret.Value))} cannot be there before the stack, which makes the namespaces {string.Join(", ", made)}",
                "put it into each while `pulumi up` waits for the pods, or have it copied into new namespaces");
        }
    }

    /// <summary>The Secrets that cert-manager makes for the stack.</summary>
    private static IEnumerable<string> Made(StackSettings settings) => settings.Gateway.Tls switch
    {
        TlsSettings.SelfSigned => ["trino-coordinator-certs", "trino-certificate-authority"],
        TlsSettings.ClusterIssuer => ["trino-coordinator-certs"],
        _ => [],
    };
}
