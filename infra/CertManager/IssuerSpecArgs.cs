using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>
/// How an issuer issues; `spec` of Issuer and ClusterIssuer, of which it has the two ways that need no one else.
/// </summary>
public sealed class IssuerSpecArgs : ResourceArgs
{
    [Input("selfSigned")]
    private Input<SelfSignedIssuerArgs>? selfSigned;

    [Input("ca")]
    private Input<CAIssuerArgs>? ca;

    private IssuerSpecArgs()
    {
    }

    /// <summary>Each certificate is signed with its own key.</summary>
    public static IssuerSpecArgs SelfSigned() => new() { selfSigned = new SelfSignedIssuerArgs() };

    /// <summary>Certificates are signed with the key of a certificate authority.</summary>
    /// <param name="secretName">
    /// The Secret with the authority's certificate and key: in the Issuer's namespace, or for a ClusterIssuer in
    /// cert-manager's own.
    /// </param>
    public static IssuerSpecArgs CA(Input<string> secretName) =>
        new() { ca = new CAIssuerArgs { SecretName = secretName } };
}
