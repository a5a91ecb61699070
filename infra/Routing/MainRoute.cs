using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// The route of the main host. Trino's statements and transactions live on the coordinator where they began, so a
/// weight a request would break them: here weights say where a new statement goes, and nothing else.
/// </summary>
internal static class MainRoute
{
    /// <param name="settings">The stack's settings.</param>
    /// <param name="parents">The Gateway, or listeners of it.</param>
    public static HTTPRouteSpecArgs Spec(StackSettings settings, IReadOnlyList<ParentReferenceArgs> parents) => new()
    {
        ParentRefs = [.. parents],
        Hostnames = [settings.Gateway.Hostname.ToString()],
        Rules =
        [
            .. settings.Tracks.Select(track => TrackStatements.Rule(settings.Gateway, track)),
            NewStatements(settings),
            Kill(settings),
            Ui(settings),
            EverythingElse(settings),
        ],
    };

    /// <summary>All other statements, by weight.</summary>
    private static HTTPRouteRuleArgs NewStatements(StackSettings settings) => new()
    {
        Name = "new-statements",
        Matches = [TrackStatements.Match()],
        BackendRefs = [.. settings.Tracks.Select(track => TrackBackend.ForStatements(settings.Gateway, track, weighted: true))],
        Timeouts = RouteTimeouts.Of(settings.Gateway),
    };

    /// <summary>
    /// Go and JS clients cancel by the query's id, which does not say whose it is. Every track hears of it: one that does
    /// not know the id answers as if it had cancelled, and does nothing.
    /// </summary>
    private static HTTPRouteRuleArgs Kill(StackSettings settings) => new()
    {
        Name = "kill",
        Matches = [Query(HTTPMethod.DELETE), Query(HTTPMethod.PUT)],
        Filters = [.. settings.Tracks.Skip(1).Select(TrackBackend.Mirror)],
        BackendRefs = [TrackBackend.Of(settings.Gateway, settings.PrimaryTrack)],
        Timeouts = RouteTimeouts.Of(settings.Gateway),
    };

    /// <summary>The Web UI's cookies belong to one host, so it is used on the primary track's own.</summary>
    private static HTTPRouteRuleArgs Ui(StackSettings settings) => new()
    {
        Name = "ui",
        Matches =
        [
            new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.Exact("/") },
            new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix(TrinoPaths.Ui) },
        ],
        Filters =
        [
            HTTPRouteFilterArgs.RequestRedirect(new HTTPRequestRedirectFilterArgs
            {
                Hostname = settings.Gateway.Host(settings.PrimaryTrack),
                Port = settings.Gateway.RedirectPort(),
                StatusCode = HTTPRedirectStatusCode.Found,
            }),
        ],
    };

    private static HTTPRouteRuleArgs EverythingElse(StackSettings settings) => new()
    {
        Name = "everything-else",
        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix("/") }],
        BackendRefs = [TrackBackend.Of(settings.Gateway, settings.PrimaryTrack)],
        Timeouts = RouteTimeouts.Of(settings.Gateway),
    };

    private static HTTPRouteMatchArgs Query(HTTPMethod method) => new()
    {
        Path = HTTPPathMatchArgs.PathPrefix(TrinoPaths.Query),
        Method = method,
    };
}
