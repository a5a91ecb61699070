using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What is asked of the clients of one port; `spec.tls.frontend.perPort[]`.</summary>
public sealed class TLSPortConfigArgs : ResourceArgs
{
    /// <summary>The listeners' port, 1 to 65535; `spec.tls.frontend.perPort[].port`.</summary>
    [Input("port", required: true)]
    public required Input<int> Port { get; init; }

    /// <summary>What is asked there; `spec.tls.frontend.perPort[].tls`.</summary>
    [Input("tls", required: true)]
    public required Input<TLSConfigArgs> TLS { get; init; }
}
