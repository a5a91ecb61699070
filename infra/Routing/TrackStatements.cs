using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>Statements whose track the weights do not choose: inside an open transaction, or targeted at it.</summary>
internal static class TrackStatements
{
    public static HTTPRouteRuleArgs Rule(GatewaySettings gateway, TrackSettings track) => new()
    {
        Name = track.Name.ToString(),
        Matches = [OpenTransaction(track), .. TargetedStatements.Matches(track)],
        BackendRefs = [TrackBackend.ForStatements(gateway, track)],
        Timeouts = RouteTimeouts.Of(gateway),
    };

    /// <summary>A request that posts a statement, and has the headers.</summary>
    public static HTTPRouteMatchArgs Match(params HTTPHeaderMatchArgs[] headers) => Match(null, headers);

    /// <summary>
    /// With the method: of matches with the same path that is what ranks first, before any number of headers, so that no
    /// statement of an open transaction is taken for one that is targeted elsewhere.
    /// </summary>
    private static HTTPRouteMatchArgs OpenTransaction(TrackSettings track) => Match(HTTPMethod.POST, TrackCookie.OpenTransaction(track));

    private static HTTPRouteMatchArgs Match(HTTPMethod? method, HTTPHeaderMatchArgs[] headers)
    {
        var match = new HTTPRouteMatchArgs
        {
            Path = HTTPPathMatchArgs.Exact(TrinoPaths.Statement),
            Method = method is { } only ? only : null,
        };
        if (headers.Length > 0)
            match.Headers.Add([.. headers]);
        return match;
    }
}
