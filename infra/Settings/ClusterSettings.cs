using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>Where the stack goes: <c>trino-infra:cluster</c>.</summary>
public sealed record ClusterSettings
{
    /// <summary>A kubeconfig context; nothing here follows the current one.</summary>
    /// <value key="cluster.context">needed</value>
    public required string Context { get; init; }

    /// <summary><c>cilium</c>: the stack installs that network; <c>existing</c>: the cluster has one.</summary>
    /// <value key="cluster.cni"><c>cilium</c></value>
    public CniChoice Cni { get; init; } = CniChoice.Cilium;

    /// <summary>
    /// A DNS label; another one is <see href="operations.md#several-stacks-in-one-cluster">another stack</see>: the Gateway's
    /// class, Service and address go by it.
    /// </summary>
    /// <value key="cluster.namespace"><c>trino-namespace</c></value>
    public DnsLabel Namespace { get; init; } = DefaultNamespace;

    /// <summary>
    /// <c>false</c> where the namespace is there before the stack, with Secrets in it, and stays after it; of a living stack
    /// <see href="operations.md#a-namespace-that-is-there-already">only so</see>.
    /// </summary>
    /// <value key="cluster.createNamespace"><c>true</c></value>
    public bool CreateNamespace { get; init; } = true;

    public static DnsLabel DefaultNamespace { get; } = DnsLabel.Of("trino-namespace");
}

/// <summary>Who brings the container network.</summary>
public enum CniChoice
{
    /// <summary>The stack installs Cilium.</summary>
    Cilium,

    /// <summary>The cluster has one already.</summary>
    Existing,
}
