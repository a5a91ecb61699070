using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using TrinoInfra.CertManager;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// An Ingress before the coordinators of a stack, by a controller of its own: each track by a host of its own, and no weights, which
/// an Ingress has none of. In the stack's namespace, where alone it can name their Services, its objects end in <c>.bench</c>, as
/// nothing of the stack does; it refers to objects of the stack, and changes none.
/// </summary>
public sealed class IngressArm : ComponentResource
{
    /// <summary>Label of the pods, in the controller's namespace, from which a comparison may be run: they reach coordinators directly.</summary>
    public const string ClientLabel = "trino-infra/bench-client";

    private const string Clients = "clients.bench", Tracks = "tracks.bench", Secret = "ingress.bench";

    public IngressArm(string name, IngressArmArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:IngressArm", name, options)
    {
        var bench = args.Settings;
        var @namespace = bench.Namespace.ToString();

        var ns = new Namespace(
            "bench-namespace",
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = @namespace } },
            new CustomResourceOptions { Parent = this });

        var release = ChartRelease.Of(Versions.Traefik, bench.Mirrors, "traefik", @namespace, TraefikValues.Of(bench));
        // Of Traefik's own, which it does without here; uninstalled, the chart would leave them.
        release.SkipCrds = true;
        var controller = new Release("traefik", release, new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(ns) });

        var admission = new NetworkPolicy(
            Clients,
            new NetworkPolicyArgs { Metadata = InStack(Clients, bench), Spec = Admitted(bench) },
            new CustomResourceOptions { Parent = this });

        var certificate = Certificate(bench);
        _ = new Ingress(
            Tracks,
            new IngressArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = Tracks,
                    Namespace = bench.Cluster.Namespace.ToString(),
                    Annotations =
                    {
                        // What the controller goes by, and no default class takes: see its values.
                        ["kubernetes.io/ingress.class"] = @namespace,
                        // The engine would wait for an address in its status, where nobody writes one.
                        ["pulumi.com/skipAwait"] = "true",
                    },
                },
                Spec = Spec(bench, certificate is null ? ((TlsSettings.ExistingSecret)bench.Measured.Gateway.Tls).Name : certificate.SecretName),
            },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(controller, admission, certificate) });

        RegisterOutputs();
    }

    private static ObjectMetaArgs InStack(string name, BenchSettings bench) =>
        new() { Name = name, Namespace = bench.Cluster.Namespace.ToString() };

    private static IngressSpecArgs Spec(BenchSettings bench, Input<string> secret) => new()
    {
        Rules = bench.Tracks.Select(track => new IngressRuleArgs { Host = bench.HostOf(track.Name), Http = To(track) }).ToArray(),
        Tls = [new IngressTLSArgs { Hosts = Hosts(bench).ToArray(), SecretName = secret }],
    };

    private static HTTPIngressRuleValueArgs To(TrackSettings track) => new()
    {
        Paths =
        [
            new HTTPIngressPathArgs
            {
                Path = "/",
                PathType = "Prefix",
                Backend = new IngressBackendArgs
                {
                    Service = new IngressServiceBackendArgs
                    {
                        Name = track.Name.ToString(),
                        Port = new ServiceBackendPortArgs { Number = TrackBackend.Port },
                    },
                },
            },
        ],
    };

    /// <summary>From the issuer of the stack's, and with a key of the same kind: a handshake costs either arm the same. Null where the user brings one.</summary>
    private Certificate? Certificate(BenchSettings bench) => IssuerOf(bench.Measured.Gateway.Tls) is not { } issuer ? null : new(
        Secret,
        new CertificateArgs
        {
            Metadata = InStack(Secret, bench),
            Spec = Certificates.Spec(Secret, issuer, Hosts(bench)),
        },
        new CustomResourceOptions { Parent = this });

    private static IssuerReferenceArgs? IssuerOf(TlsSettings tls) => tls switch
    {
        TlsSettings.SelfSigned => IssuerReferenceArgs.Issuer(Certificates.OwnIssuer),
        TlsSettings.ClusterIssuer { Name: var name } => IssuerReferenceArgs.ClusterIssuer(name),
        _ => null,
    };

    private static IEnumerable<string> Hosts(BenchSettings bench) => bench.Tracks.Select(track => bench.HostOf(track.Name));

    /// <summary>Beside the policies of the stack's own, which each coordinator has: what any of them allows is allowed.</summary>
    private static NetworkPolicySpecArgs Admitted(BenchSettings bench) => new()
    {
        PodSelector = new LabelSelectorArgs
        {
            MatchLabels = { ["app.kubernetes.io/name"] = "trino", ["app.kubernetes.io/component"] = "coordinator" },
            MatchExpressions =
            {
                new LabelSelectorRequirementArgs
                {
                    Key = "app.kubernetes.io/instance",
                    Operator = "In",
                    Values = bench.Tracks.Select(track => track.Name.ToString()).ToArray(),
                },
            },
        },
        PolicyTypes = ["Ingress"],
        Ingress =
        [
            new NetworkPolicyIngressRuleArgs
            {
                From =
                [
                    TrackClientsPolicy.Peer(bench.Namespace, bench.ControllerPods.Labels),
                    TrackClientsPolicy.Peer(bench.Namespace, ImmutableSortedDictionary<string, string>.Empty.Add(ClientLabel, "true")),
                ],
                Ports = [new NetworkPolicyPortArgs { Port = TrackBackend.Port, Protocol = "TCP" }],
            },
        ],
    };
}

public sealed class IngressArmArgs
{
    public required BenchSettings Settings { get; init; }
}
