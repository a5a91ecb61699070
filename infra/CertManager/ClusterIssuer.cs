using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.CertManager;

/// <summary>
/// Who issues certificates, `cert-manager.io/v1` ClusterIssuer, for the certificates of every namespace;
/// cluster-scoped. Created when it can sign.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class ClusterIssuer(string name, ClusterIssuerArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options)
{
    /// <summary>What a certificate says to be issued by this one; `spec.issuerRef`.</summary>
    public IssuerReferenceArgs Reference => IssuerReferenceArgs.ClusterIssuer(Name);
}
