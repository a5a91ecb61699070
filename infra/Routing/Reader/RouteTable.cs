namespace TrinoInfra.Routing.Reader;

/// <summary>Decides as a gateway does; pure, safe to ask from many threads.</summary>
public sealed class RouteTable(IReadOnlyList<GatewayDocument> gateways, IReadOnlyList<RouteDocument> routes)
{
    /// <summary>The table of a file's documents.</summary>
    public static RouteTable Of(RouteFile file) => new(file.Gateways, file.Routes);

    /// <summary>What becomes of the request. Total: no match is a decision too (404).</summary>
    public Decision Decide(GatewayRequest request) => throw new NotImplementedException($"{gateways} {routes}");
}
