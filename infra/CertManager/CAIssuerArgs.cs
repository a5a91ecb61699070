using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>Signing with the key of a certificate authority; `spec.ca`.</summary>
internal sealed class CAIssuerArgs : ResourceArgs
{
    /// <summary>The Secret with the authority's certificate and key; `spec.ca.secretName`.</summary>
    [Input("secretName", required: true)]
    public required Input<string> SecretName { get; init; }
}
