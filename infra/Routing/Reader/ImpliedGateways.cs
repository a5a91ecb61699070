namespace TrinoInfra.Routing.Reader;

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
                       select parent with { SectionName = null },
                ],
            })
            .ToList();
        return open
            .SelectMany(route => route.Parents)
            .Where(Attachment.IsGateway)
            .DistinctBy(parent => parent.FullName)
            .Select(parent => new GatewayDocument(parent.Namespace, parent.Name, [listener]))
            .Select(gateway => Entrance.Of(gateway, listener, open));
    }

    /// <summary>Of listener names only the other scheme's tells anything.</summary>
    private static bool Fits(ParentReference parent, GatewayRequest request) =>
        (parent.Port ?? request.Port) == request.Port
        && parent.SectionName != (request.Scheme == "https" ? "http" : "https");
}
