using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// Istio as the Gateway controller, and only that: its definitions and istiod. No pod gets a sidecar, so what Trino's
/// workers say to each other never meets the mesh.
/// </summary>
public sealed class IstioMesh : ComponentResource
{
    private const string Namespace = "istio-system";

    /// <summary>Once it runs, GatewayClasses are accepted and Gateways programmed.</summary>
    public Release Istiod { get; }

    public IstioMesh(string name, IstioMeshArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:IstioMesh", name, options)
    {
        var ns = new Namespace(
            "istio-system",
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = Namespace } },
            new CustomResourceOptions { Parent = this });

        var definitions = new Release(
            "istio-base",
            ChartRelease.Of(Versions.IstioBase, args.Mirrors, "istio-base", Namespace),
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(ns) });

        Istiod = new Release(
            "istiod",
            ChartRelease.Of(
                Versions.Istiod,
                args.Mirrors,
                "istiod",
                Namespace,
                ChartValues.Merge(ChartValues.Merge(Small, MirroredImages.Istiod(args.Mirrors)), args.Settings.Values)),
            new CustomResourceOptions
            {
                Parent = this,
                // istiod looks for the Gateway API once, at its start.
                DependsOn = Dependencies.On(definitions, args.GatewayApiCrds, args.Cni),
            });

        RegisterOutputs();
    }

    /// <summary>One replica that fits a laptop; larger clusters say so in <c>trino-infra:istio.values</c>.</summary>
    private static Values Small { get; } = ChartValues.Of(
        ("autoscaleEnabled", false),
        ("replicaCount", 1),
        ("resources", ChartValues.Resources("100m", "256Mi", "1Gi")));
}

public sealed class IstioMeshArgs
{
    public required IstioSettings Settings { get; init; }

    public required MirrorSettings Mirrors { get; init; }

    /// <summary>The release of the Gateway API's CRDs, which istiod must find; null where the platform brings them.</summary>
    public Release? GatewayApiCrds { get; init; }

    /// <summary>The release of the CNI; null where the cluster has one.</summary>
    public Release? Cni { get; init; }
}
