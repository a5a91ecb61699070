using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The route of a track's own address, by its host or by its path: all of it to the track, whatever its weight.</summary>
internal static class TrackRoute
{
    /// <summary><c>&lt;track&gt;-host</c>, or <c>&lt;track&gt;-path</c> where the tracks have no hosts of their own.</summary>
    public static string NameOf(GatewaySettings gateway, TrackSettings track) =>
        gateway.TrackHosts is null ? $"{track.Name}-path" : $"{track.Name}-host";

    /// <param name="parents">The Gateway, or listeners of it.</param>
    public static HTTPRouteSpecArgs Spec(GatewaySettings gateway, TrackSettings track, IReadOnlyList<ParentReferenceArgs> parents) => new()
    {
        ParentRefs = [.. parents],
        Hostnames = [.. gateway.TrackHosts is null ? gateway.Names : [gateway.AddressOf(track.Name).Host]],
        Rules = [gateway.TrackHosts is null ? BelowItsPath(gateway, track) : Everything(gateway, track)],
    };

    private static HTTPRouteRuleArgs Everything(GatewaySettings gateway, TrackSettings track) => new()
    {
        Name = "everything",
        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix("/") }],
        BackendRefs = [TrackBackend.Of(gateway, track)],
        Timeouts = RouteTimeouts.Of(gateway),
    };

    /// <summary>Trino knows nothing of the path before its own: it gets what follows, and puts the path before what it issues.</summary>
    private static HTTPRouteRuleArgs BelowItsPath(GatewaySettings gateway, TrackSettings track) => new()
    {
        Name = "v1",
        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix($"/{track.Name}{TrinoPaths.Api}") }],
        Filters =
        [
            HTTPRouteFilterArgs.URLRewrite(new HTTPURLRewriteFilterArgs { Path = HTTPPathModifierArgs.ReplacePrefixMatch(TrinoPaths.Api) }),
        ],
        BackendRefs = [TrackBackend.Of(gateway, track)],
        Timeouts = RouteTimeouts.Of(gateway),
    };
}
