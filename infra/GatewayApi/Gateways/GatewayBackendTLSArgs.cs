using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A Gateway as a client of its backends; `spec.tls.backend`.</summary>
public sealed class GatewayBackendTLSArgs : ResourceArgs
{
    /// <summary>The certificate it shows to backends; `spec.tls.backend.clientCertificateRef`.</summary>
    [Input("clientCertificateRef")]
    public Input<SecretObjectReferenceArgs>? ClientCertificateRef { get; init; }
}
