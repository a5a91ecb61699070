using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// Who may have signed a backend's certificate, and for whom; `spec.validation` of a BackendTLSPolicy. Either
/// <see cref="CACertificateRefs"/> or <see cref="WellKnownCACertificates"/>.
/// </summary>
public sealed class BackendTLSPolicyValidationArgs : ResourceArgs
{
    /// <summary>
    /// Certificate authorities trusted, at most 8: ConfigMaps of the policy's namespace with a key `ca.crt`. Istio takes the first.
    /// `spec.validation.caCertificateRefs`
    /// </summary>
    [field: Input("caCertificateRefs")]
    public InputList<LocalObjectReferenceArgs> CACertificateRefs { get => field ??= []; init; }

    /// <summary>A set of authorities that the gateway knows; `spec.validation.wellKnownCACertificates`.</summary>
    [Input("wellKnownCACertificates")]
    public Input<WellKnownCACertificatesType>? WellKnownCACertificates { get; init; }

    /// <summary>
    /// The host name of the handshake (SNI), and the one in the certificate unless <see cref="SubjectAltNames"/> are given. Istio
    /// compares the certificate with these alone. `spec.validation.hostname`
    /// </summary>
    [Input("hostname", required: true)]
    public required Input<string> Hostname { get; init; }

    /// <summary>Names of which the certificate must have one, at most 5; `spec.validation.subjectAltNames`.</summary>
    [field: Input("subjectAltNames")]
    public InputList<SubjectAltNameArgs> SubjectAltNames { get => field ??= []; init; }
}
