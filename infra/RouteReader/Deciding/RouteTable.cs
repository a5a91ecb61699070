using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>Decides as a gateway does; pure, safe to ask from many threads.</summary>
/// <remarks>
/// Within a Gateway the most specific listener's hostname takes the request and no other listener gets to see it
/// (listener isolation). Behind it the most specific hostname that routes have in common with the listener decides, and
/// when none of its rules match, the answer is 404: less specific hostnames are not asked. The Gateway API leaves this
/// last point open; Envoy, and with it Istio, knows no other way.
/// </remarks>
public sealed class RouteTable(
    IReadOnlyList<GatewayDocument> gateways,
    IReadOnlyList<RouteDocument> routes,
    IReadOnlyList<ListenerSetDocument>? listenerSets = null,
    BackendDocuments? backends = null)
{
    private readonly BackendNotes backendNotes = new(backends ?? BackendDocuments.None);

    private readonly IReadOnlyList<Entrance> entrances =
    [
        .. from gateway in gateways
           from listener in ListenersOf(gateway, listenerSets ?? [])
           select Entrance.Of(gateway, listener, routes) with { Notes = NotesOf(gateway, listener, listenerSets ?? []) },
    ];

    /// <summary>Every way in, with the routes behind it.</summary>
    internal IReadOnlyList<Entrance> Entrances => entrances;

    /// <summary>The table of a file's documents.</summary>
    public static RouteTable Of(RouteFile file) => new(file.Gateways, file.Routes, file.ListenerSets, file.Backends);

    /// <summary>What becomes of the request. Total: no match is a decision too (404).</summary>
    public Decision Decide(GatewayRequest request)
    {
        // Istio's gateways overwrite it before they match.
        var seen = request with
        {
            Headers = request.Headers.With(new HeaderField("X-Forwarded-Proto", request.Scheme)),
        };
        var passages = Passages(seen, out var notes);
        if (passages.Count == 0)
            return Refusals.NoListener(seen, entrances, Orphans(seen));
        var ranked = passages.OrderDescending(Passage.BySpecificity).ToList();
        var decision = ranked[0].Decide(implied: gateways.Count == 0);
        return decision with
        {
            Why = decision.Route is null ? [.. decision.Why, .. Orphans(seen)] : decision.Why,
            // Deferred, as the misses.
            Notes = notes.Concat(ranked[0].Notes()).Concat(backendNotes.Of(decision.Rule, decision.Route)).Concat(ranked.Skip(1).Select(other => other.AsAlternative())),
        };
    }

    /// <summary>The Gateway's own, then those of the ListenerSets that it lets in, but for doubles of one before.</summary>
    private static IEnumerable<Listener> ListenersOf(GatewayDocument gateway, IReadOnlyList<ListenerSetDocument> sets) => gateway.Listeners
        .Concat(sets
            .Where(set => set.Gateway == gateway.FullName && LetsIn(gateway, set))
            .OrderBy(set => set.FullName, FullNames.Order)
            .SelectMany(set => set.Listeners, (set, listener) => listener with { ListenerSet = set.FullName }))
        .DistinctBy(listener => (listener.Port, listener.Protocol, listener.Hostname));

    private static IReadOnlyList<string> NotesOf(
        GatewayDocument gateway, Listener listener, IReadOnlyList<ListenerSetDocument> sets) =>
    [
        .. gateway.Notes.Select(note => $"Gateway {gateway.FullName}: {note}"),
        .. sets.Where(set => set.FullName == listener.ListenerSet)
            .SelectMany(set => set.Notes.Select(note => $"ListenerSet {set.FullName}: {note}")),
    ];

    private static bool LetsIn(GatewayDocument gateway, ListenerSetDocument set) => gateway.AllowedListeners switch
    {
        { From: RouteNamespaces.All } => true,
        { From: RouteNamespaces.Same } => set.Namespace == gateway.Namespace,
        { From: RouteNamespaces.Selector, Selector: var selector } => selector.Denies(set.Namespace) is null,
        _ => false,
    };

    /// <summary>Routes for the host that refer to no Gateway here; sentences.</summary>
    private IEnumerable<string> Orphans(GatewayRequest request) => routes
        .Where(route =>
            route.Hostnames is [] || route.Hostnames.Any(hostname => Hostnames.Covers(hostname, request.Host)))
        .Select(route => WhyOrphan(route, request))
        .OfType<string>();

    private string? WhyOrphan(RouteDocument route, GatewayRequest request)
    {
        var name = $"HTTPRoute {route.FullName}";
        if (route.Parents is not [] && route.Parents.All(Attachment.IsMesh))
            return $"{name} belongs to {MeshParents(route)}: it rules requests within the mesh, none that come through a Gateway";
        if (route.Parents.Any(parent => Attachment.IsEntrance(parent) && IsKnown(parent)))
            return gateways.Count == 0 ? ImpliedGateways.Misfit(route, request) : null;
        return route.Parents.FirstOrDefault(Attachment.IsListenerSet) is { } set
            ? $"{name} refers to ListenerSet {set.FullName}, {WhyClosed(set)}"
            : $"{name} refers to no Gateway among the documents";
    }

    private string WhyClosed(ParentReference parent) =>
        listenerSets?.FirstOrDefault(set => set.FullName == parent.FullName) is not { } set ? "which is not among the documents"
        : gateways.FirstOrDefault(gateway => gateway.FullName == set.Gateway) is not { } gateway ? "whose Gateway is not among the documents"
        : LetsIn(gateway, set) ? $"whose listeners Gateway {gateway.FullName} has already"
        : $"which Gateway {gateway.FullName} does not let in (allowedListeners)";

    private bool IsKnown(ParentReference parent) => gateways.Count == 0
        || (Attachment.IsListenerSet(parent)
            ? entrances.Any(entrance => entrance.Listener.ListenerSet == parent.FullName)
            : gateways.Any(gateway => gateway.FullName == parent.FullName));

    /// <summary>E.g. <c>Service shop/cart</c>.</summary>
    internal static string MeshParents(RouteDocument route) => string.Join(
        ", ", route.Parents.Where(Attachment.IsMesh).Select(parent => $"{parent.Kind} {parent.FullName}").Distinct());

    /// <summary>The way in at each Gateway that has one.</summary>
    private List<Passage> Passages(GatewayRequest request, out IReadOnlyList<string> notes)
    {
        notes = [];
        IEnumerable<Entrance> here = gateways.Count == 0
            ? ImpliedGateways.For(request, routes)
            : entrances.Where(entrance => entrance.Listener.Port == request.Port);
        if (!here.Any() && gateways.Count > 0)
        {
            // What a node port or a load balancer in front makes of the port is in no document.
            var port = GatewayRequest.DefaultPort(request.Scheme);
            here = entrances.Where(entrance => entrance.Listener.Port == port);
            notes =
            [
                $"no listener is on port {request.Port}: the request is taken to arrive at port {port}, "
                    + "by a node port or load balancer",
            ];
        }
        var matcher = new RequestMatcher(request);
        return
        [
            .. here
                .Where(entrance => entrance.Takes(request))
                .GroupBy(entrance => entrance.Gateway.FullName)
                .Select(group => group.MaxBy(entrance => entrance.Listener.Hostname, Hostnames.BySpecificity)!)
                .Select(entrance => Passage.Through(entrance, matcher)),
        ];
    }
}
