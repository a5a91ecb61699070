using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.CertManager;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The certificate of the listener <c>https</c>, issued and renewed by cert-manager.</summary>
public sealed class Certificates : ComponentResource
{
    /// <summary>It covers the main host and every track's own, and is awaited Ready.</summary>
    public Certificate Certificate { get; }

    public Certificates(string name, CertificatesArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:Certificates", name, options)
    {
        var issuer = args.Tls is TlsSettings.ClusterIssuer { Name: var clusterIssuer }
            ? IssuerReferenceArgs.ClusterIssuer(clusterIssuer.ToString())
            : OwnIssuer(args).Reference;
    }
}
