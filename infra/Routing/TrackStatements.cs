using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>Statements whose track the weights do not choose: inside an open transaction, or targeted at it.</summary>
internal static class TrackStatements
{
    public static HTTPRouteRuleArgs Rule(GatewaySettings gateway, TrackSettings track) => new()
    {
        Name = track.Name.ToString(),
        Matches =
        [
            Match(TrackCookie.OpenTransaction(track)),
            .. track.Match.Select(match => Match(TargetedStatements.Header(match))),
        ],
        BackendRefs = [TrackBackend.ForStatements(gateway, track)],
        Timeouts = RouteTimeouts.Of(gateway),
    };

    /// <summary>A request that posts a statement, and has the headers.</summary>
    public static HTTPRouteMatchArgs Match(params HTTPHeaderMatchArgs[] headers)
    {
        var match = new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.Exact(TrinoPaths.Statement) };
        if (headers.Length > 0)
            match.Headers.Add([.. headers]);
        return match;
    }
}
