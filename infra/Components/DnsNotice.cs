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
        var names = string.Join(" and ", gateway.DnsNames());
        if (gateway.Tls is TlsSettings.ExistingSecret { Name: var secret })
            Log.Warn($"DNS and the certificate in Secret '{secret}' must cover {names}: clients follow their queries to <track>.{gateway.Hostname}.");
        else
            Log.Info($"DNS must cover {names}: clients follow their queries to <track>.{gateway.Hostname}.");
    }
}
