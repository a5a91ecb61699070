using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The route of a track's own host: everything to the track, whatever its weight.</summary>
internal static class TrackRoute
{
    /// <param name="gateway">The settings of the Gateway.</param>
    /// <param name="track">The track.</param>
    /// <param name="parents">The Gateway, or listeners of it.</param>
    public static HTTPRouteSpecArgs Spec(GatewaySettings gateway, TrackSettings track, IReadOnlyList<ParentReferenceArgs> parents) => new()
    {
        ParentRefs = [.. parents],
        Hostnames = [gateway.Host(track)],
        Rules =
        [
            new HTTPRouteRuleArgs
            {
                Name = "everything",
                Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix("/") }],
                BackendRefs = [TrackBackend.Of(gateway, track)],
                Timeouts = RouteTimeouts.Of(gateway),
            },
        ],
    };
}
