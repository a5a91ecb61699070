using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>How a listener deals with TLS; `spec.listeners[].tls`.</summary>
public sealed class ListenerTLSConfigArgs : ResourceArgs
{
    /// <summary>
    /// Who ends the TLS session; Terminate by default. HTTPS takes nothing else, and TLS must name one of the two.
    /// `spec.listeners[].tls.mode`
    /// </summary>
    [Input("mode")]
    public Input<TLSModeType>? Mode { get; init; }

    /// <summary>
    /// Certificates to show, at most 64; with Terminate at least one, or an option.
    /// `spec.listeners[].tls.certificateRefs`
    /// </summary>
    [field: Input("certificateRefs")]
    public InputList<SecretObjectReferenceArgs> CertificateRefs { get => field ??= []; init; }

    /// <summary>
    /// The controller's own options, at most 16, keys as `domain/name`; `spec.listeners[].tls.options`.
    /// </summary>
    [field: Input("options")]
    public InputMap<string> Options { get => field ??= []; init; }
}
