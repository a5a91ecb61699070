using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:cluster</c>.</summary>
internal static class ClusterReader
{
    public static ClusterSettings Read(ConfigNode node) => node.Map(cluster => new ClusterSettings
    {
        Context = cluster["context"].Required<ContextName>(
            "give the kubeconfig context of this stack's cluster, such as kind-trino")?.ToString()!,
        Cni = cluster["cni"].OneOf(CniChoice.Cilium),
        Namespace = Namespace(cluster["namespace"], cluster["createNamespace"].Or(true)),
        CreateNamespace = cluster["createNamespace"].Or(true),
    });

    private static DnsLabel Namespace(ConfigNode node, bool create)
    {
        var name = node.Or(ClusterSettings.DefaultNamespace);
        if (name.ToString() is "default" or "istio-system" or "cert-manager" or "gateway-api"
            || name.ToString().StartsWith("kube-", StringComparison.Ordinal))
        {
            node.Wrong(
                "belongs to another system",
                $"give a namespace of Trino's own: the stack {(create ? "creates it, and deletes it" : "neither creates nor deletes it, and yet fills it")}");
        }

        return name;
    }
}
