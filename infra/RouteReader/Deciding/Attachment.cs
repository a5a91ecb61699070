using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>
/// Whether a route attaches to a listener, by the route's <c>parentRefs</c> and the listener's <c>allowedRoutes</c>.
/// </summary>
/// <param name="Hostnames">Where it does: the hosts both have in common, at least one.</param>
/// <param name="Refusal">Where it does not although it names the Gateway: why.</param>
internal sealed record Attachment(IReadOnlyList<string> Hostnames, string? Refusal)
{
    public const string GatewayGroup = "gateway.networking.k8s.io";

    /// <returns>Null where the route does not name the listener's Gateway or ListenerSet at all.</returns>
    public static Attachment? Of(RouteDocument route, GatewayDocument gateway, Listener listener)
    {
        var parents = route.Parents.Where(parent => NamesOwner(parent, gateway, listener)).ToList();
        if (parents.Count == 0)
            return null;
        if (!parents.Exists(parent => NamesSection(parent, listener)))
            return Refused("its parentRef names another listener");
        if (!parents.Exists(parent => Names(parent, gateway, listener)))
            return Refused("its parentRef names another port");
        if (listener.Kinds is not [] && !listener.Kinds.Contains("HTTPRoute"))
            return Refused($"the listener takes {string.Join(", ", listener.Kinds)} only");
        if (listener.From == RouteNamespaces.None)
            return Refused("the listener takes routes from no namespace");
        var home = listener.ListenerSet?.Split('/')[0] ?? gateway.Namespace;
        if (listener.From == RouteNamespaces.Same && route.Namespace != home)
            return Refused($"the listener takes routes from namespace {home} only");
        if (listener.From == RouteNamespaces.Selector && listener.Selector.Denies(route.Namespace) is { } requirement)
            return Refused($"namespace {route.Namespace} does not bear the label that the listener asks for, {requirement}");
        // Other labels of namespaces are in no document; what the gateway made of them may be in this one.
        if (listener.From == RouteNamespaces.Selector
            && Denials(route, gateway, listener, "Accepted").FirstOrDefault() is { } denial)
            return Refused(denial);

        var hostnames = (route.Hostnames is [] ? [""] : route.Hostnames)
            .Select(hostname => RouteReader.Hostnames.Intersect(hostname, listener.Hostname))
            .OfType<string>()
            .Distinct()
            .ToList();
        return hostnames.Count > 0
            ? new Attachment(hostnames, null)
            : Refused($"none of its hostnames lies within the listener's, {listener.Hostname}");
    }

    /// <summary>What the status of the route says against its attachment to the listener; sentences.</summary>
    public static IEnumerable<string> Complaints(RouteDocument route, GatewayDocument gateway, Listener listener) =>
        Denials(route, gateway, listener, "Accepted", "ResolvedRefs");

    /// <summary>Whether requests come by the parent from outside: it is a Gateway, or a ListenerSet of one.</summary>
    public static bool IsEntrance(ParentReference parent) => IsGateway(parent) || IsListenerSet(parent);

    public static bool IsListenerSet(ParentReference parent) => parent is { Group: GatewayGroup, Kind: "ListenerSet" };

    /// <summary>Whether the parent is the route's within the mesh: requests to it from other pods are the route's.</summary>
    public static bool IsMesh(ParentReference parent) =>
        parent is { Group: "", Kind: "Service" } or { Group: "networking.istio.io", Kind: "ServiceEntry" };

    private static bool IsGateway(ParentReference parent) => parent is { Group: GatewayGroup, Kind: "Gateway" };

    private static IEnumerable<string> Denials(
        RouteDocument route, GatewayDocument gateway, Listener listener, params string[] types) =>
        from status in route.Statuses
        where Names(status.Parent, gateway, listener)
        from condition in status.Conditions
        where condition.Status == "False" && types.Contains(condition.Type)
        select $"its status says {condition}";

    private static bool Names(ParentReference parent, GatewayDocument gateway, Listener listener) =>
        NamesOwner(parent, gateway, listener) && NamesSection(parent, listener) && (parent.Port ?? listener.Port) == listener.Port;

    private static bool NamesSection(ParentReference parent, Listener listener) =>
        (parent.SectionName ?? listener.Name) == listener.Name;

    private static bool NamesOwner(ParentReference parent, GatewayDocument gateway, Listener listener) =>
        listener.ListenerSet is { } set
            ? IsListenerSet(parent) && parent.FullName == set
            : IsGateway(parent) && parent.FullName == gateway.FullName;

    private static Attachment Refused(string why) => new([], why);
}
