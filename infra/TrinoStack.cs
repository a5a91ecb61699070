using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.Components;
using TrinoInfra.Engine;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra;

/// <summary>The whole system, in the order in which it comes up.</summary>
public sealed class TrinoStack : Stack
{
    /// <summary>Where clients connect: the main host over https, with the port where it is not 443.</summary>
    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>Each track's share of the new statements, as text: <c>90 %</c>.</summary>
    [Output("tracks")]
    public Output<ImmutableDictionary<string, string>> Tracks { get; private set; }

    /// <summary>
    /// What DNS and the certificates must cover: every name of the main host, and the tracks' own hosts, by a wildcard where one
    /// is theirs alone.
    /// </summary>
    [Output("dnsNames")]
    public Output<ImmutableArray<string>> DnsNames { get; private set; }

    /// <summary>The stack by settings that the caller has read: nothing is checked again.</summary>
    public TrinoStack(StackHost host)
        : base(new StackOptions { ResourceTransformations = [.. host.Transformations, new ExplicitProvider().Check] })
    {
        var settings = host.Settings;

        var kubernetes = ClusterProvider.Of(settings.Cluster);
        ComponentResourceOptions InCluster() => new() { Provider = kubernetes };

        var ns = settings.Cluster.CreateNamespace
            ? new Namespace(
                "trino-namespace",
                new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = settings.Cluster.Namespace.ToString() } },
                new CustomResourceOptions { Provider = kubernetes })
            : null;

        var cni = settings.Cluster.Cni == CniChoice.Cilium
            ? new Cni("cni", new() { Mirrors = settings.Mirrors }, InCluster())
            : null;

        var crds = settings.GatewayApi.Install
            ? new GatewayApiCrds("gateway-api", new() { Chart = host.GatewayApiChart }, InCluster())
            : null;

        var istio = settings.Istio.Install
            ? new IstioMesh("istio", new() { Settings = settings.Istio, Mirrors = settings.Mirrors, GatewayApiCrds = crds?.Release, Cni = cni?.Release }, InCluster())
            : null;

        var controller = istio?.Istiod ?? crds?.Release;
        var certificates = settings.Gateway.Tls is TlsSettings.SelfSigned or TlsSettings.ClusterIssuer
            ? new Certificates("certificates", new() { Settings = settings, Namespace = ns, Cni = cni?.Release }, InCluster())
            : null;

        var gateway = settings.Gateway.Existing is null
            ? new TrinoGateway(
                "gateway",
                new()
                {
                    Settings = settings,
                    Namespace = ns,
                    Certificate = certificates?.Certificate,
                    Controller = controller,
                },
                InCluster())
            : null;

        // One for all: the engine looks for it by its name, also when it deletes a track that the settings no longer have.
        var onFailure = host.OnTrackFailure is { } say ? new ErrorHook("track-failure", say) : null;
        var tracks = settings.Tracks
            .Select(track => new TrinoTrack(
                $"{track.Name}-track",
                new()
                {
                    Settings = settings,
                    Track = track,
                    Namespace = ns,
                    Gateway = gateway?.Gateway,
                    Certificates = certificates,
                    Cni = cni?.Release,
                    Controller = controller,
                    OnFailure = onFailure,
                },
                InCluster()))
            .ToList();

        _ = new TrinoRouting("routing", new() { Settings = settings, Gateway = gateway?.Gateway, Tracks = tracks }, InCluster());

        Url = Output.Create(settings.Gateway.Url());
        Tracks = Output.Create(Shares.Of(settings.Tracks));
        DnsNames = Output.Create(settings.DnsNames().ToImmutableArray());
        DnsNotice.Write(settings);
    }
}
