using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What requests can be sent to: a Service, or an object of another kind that the controller knows.</summary>
public abstract class BackendReferenceArgs : ResourceArgs
{
    private protected BackendReferenceArgs()
    {
    }

    /// <summary>API group of the backend; empty, the core group, by default. `group`</summary>
    [Input("group")]
    public Input<string>? Group { get; init; }

    /// <summary>Kind of the backend, 1 to 63 characters; Service by default. `kind`</summary>
    [Input("kind")]
    public Input<string>? Kind { get; init; }

    /// <summary>Name of the backend, 1 to 253 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>
    /// Namespace of the backend; the route's own by default, any other needs a ReferenceGrant. `namespace`
    /// </summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }

    /// <summary>
    /// Port of the backend, the Service's and not the pod's, 1 to 65535; needed for a Service. `port`
    /// </summary>
    [Input("port")]
    public Input<int>? Port { get; init; }
}
