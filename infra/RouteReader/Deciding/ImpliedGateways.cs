using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>
/// Gateways for routes that come without any: each one that a route names, with the one listener the URL implies, named
/// after the scheme.
/// </summary>
internal static class ImpliedGateways
{
    public static IEnumerable<Entrance> For(GatewayRequest request, IReadOnlyList<RouteDocument> routes)
    {
        var listener = new Listener(
            request.Scheme, "", request.Port, request.Scheme.ToUpperInvariant(), RouteNamespaces.All);
        var open = routes
            .Select(route => route with
            {
                Parents =
                [
                    .. from parent in route.Parents
                       where Fits(parent, request)
                       select Open(parent),
                ],
                Statuses =
                [
                    .. from status in route.Statuses
                       where Fits(status.Parent, request)
                       select status with { Parent = Open(status.Parent) },
                ],
            })
            .ToList();
        return open
            .SelectMany(route => route.Parents)
            .Where(Attachment.IsEntrance)
            .DistinctBy(parent => parent.FullName)
            .Select(parent => new GatewayDocument(parent.Namespace, parent.Name, [listener]))
            .Select(gateway => Entrance.Of(gateway, listener, open));
    }

    /// <summary>Which listener or port a route names that the request does not come by; a sentence, null where it fits.</summary>
    public static string? Misfit(RouteDocument route, GatewayRequest request)
    {
        var parents = route.Parents.Where(Attachment.IsEntrance).ToList();
        return parents.Count == 0 || parents.Exists(parent => Fits(parent, request))
            ? null
            : $"HTTPRoute {route.FullName} names {string.Join(" and ", parents.Select(Door))}, "
                + $"and the request comes by {request.Scheme} on port {request.Port}";
    }

    /// <summary>The parent without the listener's name, and a ListenerSet as the Gateway it belongs to.</summary>
    private static ParentReference Open(ParentReference parent) => parent with
    {
        SectionName = null,
        Kind = Attachment.IsListenerSet(parent) ? "Gateway" : parent.Kind,
    };

    /// <summary>Of listener names only the other scheme's tells anything.</summary>
    private static bool Fits(ParentReference parent, GatewayRequest request) =>
        (parent.Port ?? request.Port) == request.Port
        && parent.SectionName != (request.Scheme == "https" ? "http" : "https");

    private static string Door(ParentReference parent) => (parent.SectionName, parent.Port) switch
    {
        (null, var port) => $"port {port}",
        (var name, null) => $"listener {name}",
        var (name, port) => $"listener {name} on port {port}",
    };
}
