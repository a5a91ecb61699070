using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The timeouts of every rule that forwards; a redirect has none.</summary>
internal static class RouteTimeouts
{
    public static HTTPRouteTimeoutsArgs Of(GatewaySettings gateway) => new()
    {
        Request = gateway.Timeouts.Request.ToString(),
        BackendRequest = gateway.Timeouts.BackendRequest.ToString(),
    };
}
