using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>How clients' certificates are checked; `validation` of a <see cref="TLSConfigArgs"/>.</summary>
public sealed class FrontendTLSValidationArgs : ResourceArgs
{
    /// <summary>Certificate authorities trusted, 1 to 8: ConfigMaps with a key `ca.crt`; `caCertificateRefs`.</summary>
    [Input("caCertificateRefs", required: true)]
    public required InputList<ObjectReferenceArgs> CACertificateRefs { get; init; }

    /// <summary>What becomes of clients without a valid certificate; AllowValidOnly by default. `mode`</summary>
    [Input("mode")]
    public Input<FrontendValidationModeType>? Mode { get; init; }
}
