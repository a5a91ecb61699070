using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Which ListenerSets may add listeners to a Gateway; `spec.allowedListeners`.</summary>
public sealed class AllowedListenersArgs : ResourceArgs
{
    /// <summary>Namespaces of the ListenerSets; none by default. `spec.allowedListeners.namespaces`</summary>
    [Input("namespaces")]
    public Input<ListenerNamespacesArgs>? Namespaces { get; init; }
}
