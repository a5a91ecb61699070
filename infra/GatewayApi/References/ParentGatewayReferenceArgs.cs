using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>The Gateway that a ListenerSet belongs to; `spec.parentRef`.</summary>
public sealed class ParentGatewayReferenceArgs : ResourceArgs
{
    /// <summary>API group of the parent; gateway.networking.k8s.io by default. `group`</summary>
    [Input("group")]
    public Input<string>? Group { get; init; }

    /// <summary>Kind of the parent, 1 to 63 characters; Gateway by default. `kind`</summary>
    [Input("kind")]
    public Input<string>? Kind { get; init; }

    /// <summary>Name of the Gateway, 1 to 253 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>Namespace of the Gateway; the ListenerSet's own by default. `namespace`</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }
}
