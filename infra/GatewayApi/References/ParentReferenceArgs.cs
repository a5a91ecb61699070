using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// What a route wants to be attached to; `spec.parentRefs[]`. See <see cref="Gateway.ParentReference"/>.
/// </summary>
public sealed class ParentReferenceArgs : ResourceArgs
{
    /// <summary>API group of the parent; gateway.networking.k8s.io by default. `group`</summary>
    [Input("group")]
    public Input<string>? Group { get; init; }

    /// <summary>Kind of the parent, 1 to 63 characters; Gateway by default. `kind`</summary>
    [Input("kind")]
    public Input<string>? Kind { get; init; }

    /// <summary>Namespace of the parent; the route's own by default. `namespace`</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }

    /// <summary>Name of the parent, 1 to 253 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>
    /// Name of the listener; all that accept the route by default, and needed when a route names one parent more
    /// than once. `sectionName`
    /// </summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; init; }

    /// <summary>Port of the listeners, 1 to 65535; prefer <see cref="SectionName"/>, ports change. `port`</summary>
    [Input("port")]
    public Input<int>? Port { get; init; }
}
