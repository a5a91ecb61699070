using System.Collections.Immutable;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// From the settings of a stack to the values of the chart <c>traefik</c> beside it: as many pods as its gateway has, with the same
/// resources, and nothing in the cluster that would outlast the release or serve anybody else.
/// </summary>
internal static class TraefikValues
{
    public static Values Of(BenchSettings bench)
    {
        var (gateway, name) = (bench.Measured.Gateway, bench.Namespace.ToString());
        return ChartValues.Merge(MirroredImages.Traefik(bench.Mirrors), ChartValues.Merge(Scale(gateway.Deployment.Scale), ChartValues.Of(
            // Its Role stands in the namespace of the measured stack too.
            ("fullnameOverride", name),
            // A class belongs to the whole cluster, and without a ClusterRole Traefik reads none: it goes by the annotation.
            ("ingressClass", ChartValues.Of(("enabled", false))),
            ("providers", ChartValues.Of(
                ("kubernetesCRD", ChartValues.Of(("enabled", false))),
                ("kubernetesIngress", ChartValues.Of(
                    ("ingressClass", name),
                    // It would look for its own Service, in a namespace that it does not watch.
                    ("publishedService", ChartValues.Of(("enabled", false))),
                    ("namespaces", ImmutableArray.Create<object?>(bench.Cluster.Namespace.ToString())))))),
            ("rbac", ChartValues.Of(("namespaced", true))),
            ("service", ChartValues.Of(("spec", ChartValues.Of(("type", $"{gateway.Exposure}"))))),
            ("resources", Resources(gateway.Deployment.Resources)),
            ("api", ChartValues.Of(("dashboard", false))),
            ("global", ChartValues.Of(("checkNewVersion", false))))));
    }

    private static Values Scale(GatewayScale scale) => scale switch
    {
        GatewayScale.Automatic automatic => ChartValues.Of(("autoscaling", ChartValues.Of(
            ("enabled", true),
            ("minReplicas", automatic.Min),
            ("maxReplicas", automatic.Max),
            ("metrics", ImmutableArray.Create<object?>(ChartValues.Of(
                ("type", "Resource"),
                ("resource", ChartValues.Of(
                    ("name", "cpu"),
                    ("target", ChartValues.Of(("type", "Utilization"), ("averageUtilization", automatic.Cpu))))))))))),
        _ => ChartValues.Of(("deployment", ChartValues.Of(("replicas", scale.Fewest)))),
    };

    /// <summary>Those of the gateway's pods, Istio's own CPU limit among them.</summary>
    private static Values Resources(GatewayResources gateway) => ChartValues.Of(
        ("requests", ChartValues.Of(("cpu", gateway.CpuRequest), ("memory", gateway.MemoryRequest))),
        ("limits", ChartValues.Of(("cpu", gateway.CpuLimit?.ToString() ?? "2"), ("memory", gateway.MemoryLimit))));
}
