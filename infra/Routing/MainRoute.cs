using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// The route of the main host. Trino's statements and transactions live on the coordinator where they began, so a
/// weight a request would break them: here weights say where a new statement goes, and nothing else.
/// </summary>
internal static class MainRoute
{
    /// <summary>The rule that splits new statements by weight.</summary>
    public const string NewStatementsRule = "new-statements";

    /// <summary>What is not a statement, which the primary serves.</summary>
    public const string EverythingElseRule = "everything-else";

    public const string RouteName = "trino-coordinator-route";

    /// <param name="settings">The stack's settings.</param>
    /// <param name="parents">The Gateway, or listeners of it.</param>
    public static HTTPRouteSpecArgs Spec(StackSettings settings, IReadOnlyList<ParentReferenceArgs> parents) => new()
    {
        ParentRefs = [.. parents],
        Hostnames = [.. settings.Gateway.Names],
        Rules =
        [
            .. settings.Tracks.SelectMany(track => TargetedStatements.Rules(settings, track).Prepend(TrackStatements.Rule(settings.Gateway, track))),
            NewStatements(settings),
            .. settings.Gateway.TrackHosts is null ? [OtherStatements(settings)] : Array.Empty<HTTPRouteRuleArgs>(),
            Kill(settings),
            settings.Gateway.TrackHosts is null ? UiOfPath(settings) : Ui(settings),
            EverythingElse(settings),
        ],
    };

    /// <summary>All other statements, by weight.</summary>
    private static HTTPRouteRuleArgs NewStatements(StackSettings settings) => new()
    {
        Name = NewStatementsRule,
        Matches = [TrackStatements.Match()],
        BackendRefs = [.. settings.Tracks.Select(track => TrackBackend.ForStatements(settings.Gateway, track, track.Weight))],
        Timeouts = RouteTimeouts.Of(settings.Gateway),
    };

    /// <summary>
    /// The same paths as Trino reads them and the rules above do not, a slash at the end for one: whatever comes of it goes on
    /// at the track, whichever is the primary then.
    /// </summary>
    private static HTTPRouteRuleArgs OtherStatements(StackSettings settings) => new()
    {
        Name = "other-statements",
        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix(TrinoPaths.Statement) }],
        BackendRefs = [TrackBackend.Of(settings.Gateway, settings.PrimaryTrack)],
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
        Filters = [.. settings.OtherTracks.Select(TrackBackend.Mirror)],
        BackendRefs = [TrackBackend.OnMainHost(settings.Gateway, settings.PrimaryTrack)],
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
                Hostname = settings.Gateway.AddressOf(settings.PrimaryTrack.Name).Host,
                Port = settings.Gateway.RedirectPort(),
                StatusCode = HTTPRedirectStatusCode.Found,
            }),
        ],
    };

    /// <summary>
    /// Without hosts of the tracks' the Web UI is the main host's. The primary's queries name it below their path, where the
    /// login's cookie does not reach; another track's is not to be had.
    /// </summary>
    private static HTTPRouteRuleArgs UiOfPath(StackSettings settings) => new()
    {
        Name = "ui",
        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix($"/{settings.PrimaryTrack.Name}{TrinoPaths.Ui}") }],
        Filters =
        [
            HTTPRouteFilterArgs.RequestRedirect(new HTTPRequestRedirectFilterArgs
            {
                Path = HTTPPathModifierArgs.ReplacePrefixMatch(TrinoPaths.Ui),
                Port = settings.Gateway.RedirectPort(),
                StatusCode = HTTPRedirectStatusCode.Found,
            }),
        ],
    };

    private static HTTPRouteRuleArgs EverythingElse(StackSettings settings) => new()
    {
        Name = EverythingElseRule,
        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.PathPrefix("/") }],
        BackendRefs = [TrackBackend.OnMainHost(settings.Gateway, settings.PrimaryTrack)],
        Timeouts = RouteTimeouts.Of(settings.Gateway),
    };

    private static HTTPRouteMatchArgs Query(HTTPMethod method) => new()
    {
        Path = HTTPPathMatchArgs.PathPrefix(TrinoPaths.Query),
        Method = method,
    };
}
