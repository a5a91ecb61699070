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
    public static void Write(GatewaySettings gateway)
    {
        if (gateway.Tls is TlsSettings.ExistingSecret)
            Log.Warn(Text(gateway));
        else
            Log.Info(Text(gateway));
    }

    internal static string Text(GatewaySettings gateway)
    {
        var certificate = gateway.Tls is TlsSettings.ExistingSecret { Name: var secret } ? $" and the certificate in Secret '{secret}'" : "";
        return $"DNS{certificate} must cover {string.Join(" and ", gateway.DnsNames())}: clients follow their queries to <track>.{gateway.Hostname}.";
    }
}
