using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Which routes may be attached to a listener; `spec.listeners[].allowedRoutes`.</summary>
public sealed class AllowedRoutesArgs : ResourceArgs
{
    /// <summary>
    /// Namespaces of the routes; the Gateway's own by default. `spec.listeners[].allowedRoutes.namespaces`
    /// </summary>
    [Input("namespaces")]
    public Input<RouteNamespacesArgs>? Namespaces { get; init; }

    /// <summary>
    /// Kinds of the routes, at most 8; those that suit the protocol by default.
    /// `spec.listeners[].allowedRoutes.kinds`
    /// </summary>
    [field: Input("kinds")]
    public InputList<RouteGroupKindArgs> Kinds { get => field ??= []; init; }
}
