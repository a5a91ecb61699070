using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Which listeners a ListenerSet adds, and to which Gateway; ListenerSet `spec`.</summary>
public sealed class ListenerSetSpecArgs : ResourceArgs
{
    /// <summary>The Gateway; `spec.parentRef`.</summary>
    [Input("parentRef", required: true)]
    public required Input<ParentGatewayReferenceArgs> ParentRef { get; init; }

    /// <summary>
    /// The listeners: 1 to 64, each with a name of its own and another combination of port, protocol and hostname; of
    /// two alike in all of these the Gateway's own counts. `spec.listeners`
    /// </summary>
    [Input("listeners", required: true)]
    public required InputList<ListenerArgs> Listeners { get; init; }
}
