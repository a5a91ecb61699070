using Pulumi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// What the stack cannot do itself: DNS, and the certificate where it is the user's or the platform's. Where these lack the
/// tracks' own hosts every query fails at its second request, which is worth a line in the log.
/// </summary>
internal static class DnsNotice
{
    /// <summary>As a warning where the certificate is to be seen to as well.</summary>
    public static void Write(StackSettings settings)
    {
        if (settings.Gateway.Tls is TlsSettings.ExistingSecret or TlsSettings.OfThePlatform)
            Log.Warn(Text(settings));
        else
            Log.Info(Text(settings));
    }

    internal static string Text(StackSettings settings)
    {
        var gateway = settings.Gateway;
        var certificate = gateway.Tls is TlsSettings.ExistingSecret { Name: var secret } ? $" and the certificate in Secret '{secret}'"
            : gateway.Existing is null ? ""
            : $" and the certificates of {Listeners(settings, gateway.Existing.Https)}";
        var attached = gateway.Existing is null ? ""
            : $" {Capital(Listeners(settings, Routing.Listeners.Names(gateway)))} must allow routes from namespace {settings.Cluster.Namespace} (allowedRoutes): each route waits until it is accepted.";
        var follow = gateway.TrackHosts is { } hosts ? $": clients follow their queries to {hosts.Host(gateway.Hostname, "<track>")}" : "";
        return $"DNS{certificate} must cover {Joined([.. settings.DnsNames()])}{follow}.{attached}";
    }

    private static string Joined(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static string Listeners(StackSettings settings, IEnumerable<string> names) =>
        $"the listeners {string.Join(", ", names)} of Gateway {settings.GatewayNamespace()}/{settings.GatewayName()}";

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
