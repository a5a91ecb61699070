using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// A track's open transactions on the main host, once more. The main route says the same, and forgets a removed track
/// at once; this route lasts as long as the track does, so a transaction finds it while it drains.
/// </summary>
internal static class TransactionsRoute
{
    /// <param name="parents">The Gateway, or listeners of it.</param>
    public static HTTPRouteSpecArgs Spec(GatewaySettings gateway, TrackSettings track, IReadOnlyList<ParentReferenceArgs> parents) => new()
    {
        ParentRefs = [.. parents],
        Hostnames = [.. gateway.Names],
        // Targeted users are new statements of the tracks that are left.
        Rules = [TrackStatements.Rule(gateway, track with { Match = [] })],
    };
}
