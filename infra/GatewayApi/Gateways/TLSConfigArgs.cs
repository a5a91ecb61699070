using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What is asked of clients; `spec.tls.frontend.default` and `spec.tls.frontend.perPort[].tls`.</summary>
public sealed class TLSConfigArgs : ResourceArgs
{
    /// <summary>How clients' certificates are checked; without it none is asked for. `validation`</summary>
    [Input("validation")]
    public Input<FrontendTLSValidationArgs>? Validation { get; init; }
}
