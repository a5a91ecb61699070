using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The hosts that clients use: the main one, and one a track, to which the track's own URIs point.</summary>
internal static class TrackHosts
{
    /// <summary>
    /// What <c>X-Forwarded-Host</c> says, and with it every URI that the track issues. The port is part of it where
    /// clients need one: Trino else takes the scheme's own.
    /// </summary>
    public static string ForwardedHost(this GatewaySettings gateway, TrackSettings track) =>
        gateway.AddressOf(track.Name).Host + PortSuffix(gateway);

    /// <summary>The port of redirects to https; null where it is the scheme's own.</summary>
    public static int? RedirectPort(this GatewaySettings gateway) =>
        gateway.PublicPorts.Https == 443 ? null : gateway.PublicPorts.Https;

    /// <summary>Where clients connect.</summary>
    public static string Url(this GatewaySettings gateway) => $"https://{gateway.Hostname}{PortSuffix(gateway)}";

    /// <summary>What DNS and the certificates must cover.</summary>
    public static IEnumerable<string> DnsNames(this StackSettings settings) =>
    [
        settings.Gateway.Hostname.ToString(),
        .. settings.Gateway.TrackWildcard is { } wildcard
            ? [wildcard]
            : settings.Tracks.Select(track => settings.Gateway.AddressOf(track.Name).Host),
    ];

    /// <summary>What the certificate of the Gateway's own listener must cover: all, or what no track's own does.</summary>
    public static IEnumerable<string> CertificateNames(this StackSettings settings) =>
        settings.Gateway.TracksBringCertificates ? [settings.Gateway.Hostname.ToString()] : settings.DnsNames();

    private static string PortSuffix(GatewaySettings gateway) => gateway.RedirectPort() is { } port ? $":{port}" : "";
}
