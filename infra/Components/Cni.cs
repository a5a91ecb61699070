using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The container network: Cilium. Trino's workers exchange their data over it, pod to pod.</summary>
public sealed class Cni : ComponentResource
{
    /// <summary>Until it is there no node is ready, and no pod runs but those on the hosts' own network.</summary>
    public Release Release { get; }

    public Cni(string name, CniArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:Cni", name, options)
    {
        Release = new Release(
            "cilium",
            ChartRelease.Of(
                Versions.Cilium, args.Mirrors, "cilium", "kube-system", ChartValues.Merge(Small, MirroredImages.Cilium(args.Mirrors))),
            new CustomResourceOptions { Parent = this });

        RegisterOutputs();
    }

    private static Values Small { get; } = ChartValues.Of(
        ("ipam", ChartValues.Of(("mode", "kubernetes"))),
        ("resources", ChartValues.Resources("100m", "256Mi", "1Gi")),
        ("operator", ChartValues.Of(
            ("replicas", 1),
            ("resources", ChartValues.Resources("50m", "64Mi", "256Mi")))));
}

public sealed class CniArgs
{
    public required MirrorSettings Mirrors { get; init; }
}
