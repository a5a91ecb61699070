using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The hosts that clients use: the main one, and one a track, where the tracks have hosts of their own.</summary>
internal static class TrackHosts
{
    /// <summary>The port of redirects to https; null where it is the scheme's own.</summary>
    public static int? RedirectPort(this GatewaySettings gateway) =>
        gateway.PublicPorts.Https == 443 ? null : gateway.PublicPorts.Https;

    /// <summary>Where clients connect: the main host over https, with the port where it is not 443.</summary>
    public static string Url(this GatewaySettings gateway) => $"{new TrackAddress(gateway.Hostname, gateway.PublicPorts.Https)}";

    /// <summary>What DNS and the certificates must cover, with all tracks of the stack.</summary>
    public static IEnumerable<string> DnsNames(this StackSettings settings) =>
        settings.Gateway.DnsNames(settings.Tracks.Select(track => track.Name));

    /// <summary>What the certificate of the Gateway's own listener must cover: all, or what no track's own does.</summary>
    public static IEnumerable<string> CertificateNames(this StackSettings settings) =>
        settings.Gateway.TracksBringCertificates ? settings.Gateway.Names : settings.DnsNames();
}
