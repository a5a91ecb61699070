using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What a Gateway listens to, and who provides it; Gateway `spec`.</summary>
public sealed class GatewaySpecArgs : ResourceArgs
{
    /// <summary>Name of the GatewayClass; `spec.gatewayClassName`.</summary>
    [Input("gatewayClassName", required: true)]
    public required Input<string> GatewayClassName { get; init; }

    /// <summary>
    /// Where it listens: 1 to 64, each with a name of its own and another combination of port, protocol and
    /// hostname. `spec.listeners`
    /// </summary>
    [Input("listeners", required: true)]
    public required InputList<ListenerArgs> Listeners { get; init; }

    /// <summary>Addresses asked for, at most 16; by default the controller assigns some. `spec.addresses`</summary>
    [field: Input("addresses")]
    public InputList<GatewaySpecAddressArgs> Addresses { get => field ??= []; init; }

    /// <summary>What is said of the objects that the controller makes for the Gateway; `spec.infrastructure`.</summary>
    [Input("infrastructure")]
    public Input<GatewayInfrastructureArgs>? Infrastructure { get; init; }

    /// <summary>Which ListenerSets may add listeners; none by default. `spec.allowedListeners`</summary>
    [Input("allowedListeners")]
    public Input<AllowedListenersArgs>? AllowedListeners { get; init; }

    /// <summary>
    /// TLS for the Gateway as a whole: clients' certificates, and its own towards backends; `spec.tls`.
    /// </summary>
    [Input("tls")]
    public Input<GatewayTLSConfigArgs>? TLS { get; init; }
}
