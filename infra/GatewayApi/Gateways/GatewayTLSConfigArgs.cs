using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>TLS for a Gateway as a whole; `spec.tls`.</summary>
public sealed class GatewayTLSConfigArgs : ResourceArgs
{
    /// <summary>Towards backends, for those that a BackendTLSPolicy speaks of; `spec.tls.backend`.</summary>
    [Input("backend")]
    public Input<GatewayBackendTLSArgs>? Backend { get; init; }

    /// <summary>Towards clients; `spec.tls.frontend`.</summary>
    [Input("frontend")]
    public Input<FrontendTLSConfigArgs>? Frontend { get; init; }
}
