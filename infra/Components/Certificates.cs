using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.CertManager;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// The certificates of https, issued and renewed by cert-manager: by the user's ClusterIssuer, or by
/// an authority of the stack's own, with cert-manager as part of the stack or the platform's.
/// </summary>
public sealed class Certificates : ComponentResource
{
    /// <summary>The Issuer of the stack's own authority, in its namespace.</summary>
    internal const string OwnIssuer = "trino-issuer";

    private const string TenYears = "87600h";
    private const string CertManagerNamespace = "cert-manager";

    private readonly CertificatesArgs args;
    private readonly Issuer? authority;

    /// <summary>It covers the main host, and the tracks' own where they bring none; once it is Ready, its Secret exists.</summary>
    public Certificate Certificate { get; }

    public Certificates(string name, CertificatesArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:Certificates", name, options)
    {
        this.args = args;
        // Where the user has a ClusterIssuer, the cluster has cert-manager.
        authority = args.Settings.Gateway.Tls is TlsSettings.ClusterIssuer ? null : OwnAuthority(args);
        Certificate = Issue("trino-coordinator-certs", args.Settings.CertificateNames(), this);

        RegisterOutputs();
    }

    /// <summary>One more from the same issuer, in the stack's namespace and in a Secret of its own name.</summary>
    public Certificate Issue(string name, IEnumerable<string> dnsNames, ComponentResource parent) => new(
        name,
        new CertificateArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = args.Settings.Cluster.Namespace.ToString() },
            Spec = Spec(
                name,
                authority?.Reference ?? IssuerReferenceArgs.ClusterIssuer(((TlsSettings.ClusterIssuer)args.Settings.Gateway.Tls).Name),
                dnsNames),
        },
        new CustomResourceOptions { Parent = parent, DependsOn = Dependencies.On(authority ?? (Resource?)args.Namespace) });

    /// <summary>What every certificate of a server says, but for its names.</summary>
    internal static CertificateSpecArgs Spec(string secret, IssuerReferenceArgs issuer, IEnumerable<string> dnsNames) => new()
    {
        SecretName = secret,
        IssuerRef = issuer,
        DnsNames = [.. dnsNames],
        PrivateKey = CertificatePrivateKeyArgs.ECDSA(256, PrivateKeyRotationPolicy.Always),
    };

    /// <summary>
    /// An issuer whose authority outlives the certificates it signs: clients trust its certificate once, and go on
    /// trusting when the Gateway's is renewed.
    /// </summary>
    private Issuer OwnAuthority(CertificatesArgs args)
    {
        var certManager = args.Settings.CertManager.Install ? CertManager(args) : null;
        var metadata = new ObjectMetaArgs { Namespace = args.Settings.Cluster.Namespace.ToString() };

        var selfSigned = new Issuer(
            "trino-self-signed",
            new IssuerArgs { Metadata = metadata, Spec = IssuerSpecArgs.SelfSigned() },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Namespace, certManager) });

        var root = new Certificate(
            "trino-certificate-authority",
            new CertificateArgs
            {
                Metadata = metadata,
                Spec = new CertificateSpecArgs
                {
                    SecretName = "trino-certificate-authority",
                    IssuerRef = selfSigned.Reference,
                    CommonName = "Trino certificate authority",
                    IsCA = true,
                    Duration = TenYears,
                    // A renewed root keeps its key, and with it the trust in what it signed before.
                    PrivateKey = CertificatePrivateKeyArgs.ECDSA(256, PrivateKeyRotationPolicy.Never),
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(selfSigned) });

        return new Issuer(
            OwnIssuer,
            new IssuerArgs { Metadata = metadata, Spec = IssuerSpecArgs.CA(root.SecretName) },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(root) });
    }

    private Release CertManager(CertificatesArgs args)
    {
        var ns = new Namespace(
            "cert-manager-namespace",
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = CertManagerNamespace } },
            new CustomResourceOptions { Parent = this });

        return new Release(
            "cert-manager",
            ChartRelease.Of(
                Versions.CertManager,
                args.Settings.Mirrors,
                "cert-manager",
                CertManagerNamespace,
                ChartValues.Merge(CertManagerValues, MirroredImages.CertManager(args.Settings.Mirrors))),
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(ns, args.Cni) });
    }

    private static Values CertManagerValues { get; } = ChartValues.Of(
        ("crds", ChartValues.Of(("enabled", true))),
        // The chart's own choice is kube-system, where managed clusters let nobody write.
        ("global", ChartValues.Of(("leaderElection", ChartValues.Of(("namespace", CertManagerNamespace))))),
        ("resources", ChartValues.Resources("20m", "64Mi", "256Mi")),
        ("webhook", ChartValues.Of(("resources", ChartValues.Resources("10m", "32Mi", "128Mi")))),
        ("cainjector", ChartValues.Of(("resources", ChartValues.Resources("10m", "64Mi", "256Mi")))),
        ("startupapicheck", ChartValues.Of(("resources", ChartValues.Resources("10m", "32Mi", "128Mi")))));
}

public sealed class CertificatesArgs
{
    public required StackSettings Settings { get; init; }

    /// <summary>The namespace of the Gateway, and so of the certificate; null where it is there already.</summary>
    public Namespace? Namespace { get; init; }

    /// <summary>The release of the CNI, without which no pod of cert-manager runs; null where the cluster has one.</summary>
    public Release? Cni { get; init; }
}
