using System.IO.Enumeration;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>What clients can reach of a stack: DNS for its host and for those of tracks, and its public ports.</summary>
/// <param name="Hostnames">The main host's names.</param>
/// <param name="TrackHosts">The tracks' own hosts, with <c>*</c> for the track; null where they have none.</param>
/// <param name="Http">Null where nothing listens.</param>
/// <param name="Https">Null where nothing listens.</param>
public sealed record PublicAddress(IReadOnlyCollection<string> Hostnames, string? TrackHosts, int? Http, int? Https)
{
    public static PublicAddress Of(GatewaySettings gateway) => new(
        [.. gateway.Names],
        gateway.TrackHosts?.Host(gateway.Hostname, "*"),
        gateway.Http == HttpMode.Off ? null : gateway.PublicPorts.Http,
        gateway.PublicPorts.Https);

    /// <summary>The main host by the scheme that serves queries.</summary>
    public static Uri MainHost(GatewaySettings gateway, string? scheme = null)
    {
        scheme ??= gateway.Http == HttpMode.Serve ? "http" : "https";
        var port = scheme == "https" ? gateway.PublicPorts.Https : gateway.PublicPorts.Http;
        return new($"{scheme}://{gateway.Hostname}:{port}/");
    }

    /// <exception cref="HttpRequestException">There is no such host, or nothing listens on that port.</exception>
    public void Connect(Uri uri)
    {
        if (!Hostnames.Contains(uri.Host) && !(TrackHosts is not null && FileSystemName.MatchesSimpleExpression(TrackHosts, uri.Host)))
            throw new HttpRequestException($"{uri.Host}: no such host");
        if (uri.Port != (uri.Scheme == "https" ? Https : Http))
            throw new HttpRequestException($"{uri.GetLeftPart(UriPartial.Authority)}: connection refused");
    }
}
