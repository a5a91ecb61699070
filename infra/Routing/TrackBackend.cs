using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// A track as the backend of a rule. Trino builds each follow-up URI from the forwarding headers of the request at
/// hand, so whatever forwards to a track names the track's own host there, and lets no client say otherwise.
/// </summary>
internal static class TrackBackend
{
    /// <summary>The port of a track's Service, and of Trino in its pods.</summary>
    public const int Port = 8080;

    /// <summary>
    /// The other headers from which Trino's server (Jetty's ForwardedRequestCustomizer) takes a host, a port or a
    /// scheme. X-Forwarded-Proto stays: the gateway overwrites what a client sent.
    /// </summary>
    private static readonly string[] Forgeable =
    [
        "Forwarded", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "X-Proxied-Https",
        "Proxy-Auth-Cert", "Proxy-Ssl-Id",
    ];

    /// <summary>The track as the only backend of a rule, or with its weight as one of several.</summary>
    public static HTTPBackendRefArgs Of(GatewaySettings gateway, TrackSettings track, bool weighted = false) => new()
    {
        Name = track.Name.ToString(),
        Port = Port,
        Weight = weighted ? track.Weight.Value : null,
        Filters = [Pin(gateway, track)],
    };

    /// <summary>The same, for statements: the answer also tells the client to remember the track.</summary>
    public static HTTPBackendRefArgs ForStatements(GatewaySettings gateway, TrackSettings track, bool weighted = false)
    {
        var backend = Of(gateway, track, weighted);
        backend.Filters.Add(HTTPRouteFilterArgs.ResponseHeaderModifier(TrackCookie.Set(gateway, track)));
        return backend;
    }

    /// <summary>The track as the target of a mirror, which takes no filters and whose answer nobody sees.</summary>
    public static HTTPRouteFilterArgs Mirror(TrackSettings track) => HTTPRouteFilterArgs.RequestMirror(
        HTTPRequestMirrorFilterArgs.All(new BackendObjectReferenceArgs { Name = track.Name.ToString(), Port = Port }));

    private static HTTPRouteFilterArgs Pin(GatewaySettings gateway, TrackSettings track) =>
        HTTPRouteFilterArgs.RequestHeaderModifier(new HTTPHeaderFilterArgs
        {
            Set = [new HTTPHeaderArgs("X-Forwarded-Host", gateway.ForwardedHost(track))],
            Remove = Forgeable,
        });
}
