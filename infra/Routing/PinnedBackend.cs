using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// A track as a backend that keeps what it issues: Trino builds every follow-up URI from the forwarding headers of the
/// request at hand, so each rule that forwards to a track names the track's own host there.
/// </summary>
internal static class PinnedBackend
{
    /// <summary>
    /// Headers by which a client could change the URIs that Trino issues. X-Forwarded-Proto stays: the gateway
    /// overwrites it.
    /// </summary>
    private static readonly string[] Forgeable =
        ["Forwarded", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "X-Proxied-Https"];

    /// <summary>The backend of a rule with one track, or of one of several that share by weight.</summary>
    public static HTTPBackendRefArgs Of(GatewaySettings gateway, TrackSettings track) => new()
    {
        Name = track.Name.ToString(),
        Port = TrinoService.Port,
        Filters = [Pin(gateway, track)],
    };

    private static RequestHeaderModifierFilterArgs Pin(GatewaySettings gateway, TrackSettings track) => new()
    {
        Set = [new HTTPHeaderArgs { Name = "X-Forwarded-Host", Value = gateway.ForwardedHost(track) }],
        Remove = [.. Forgeable],
    };
}
