using Pulumi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// What the stack cannot do itself: DNS, and the certificate where it is the user's. Without the tracks' own hosts every
/// query fails at its second request, which is worth a line in the log.
/// </summary>
internal static class DnsNotice
{
    public static void Write(StackSettings settings)
    {
        if (settings.Gateway.Tls is TlsSettings.ExistingSecret)
            Log.Warn(Text(settings));
        else
            Log.Info(Text(settings));
    }

    internal static string Text(StackSettings settings)
    {
        var gateway = settings.Gateway;
        var certificate = gateway.Tls is TlsSettings.ExistingSecret { Name: var secret } ? $" and the certificate in Secret '{secret}'" : "";
        List<string> names = [.. settings.DnsNames()];
        var cover = $"DNS{certificate} must cover {string.Join(" and ", new[] { string.Join(", ", names[..^1]), names[^1] }.Where(part => part.Length > 0))}";
        return gateway.TrackHosts is { } hosts ? $"{cover}: clients follow their queries to {hosts.Host(gateway.Hostname, "<track>")}." : $"{cover}.";
    }
}
