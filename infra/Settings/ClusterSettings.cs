using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>Where the stack goes: <c>trino-infra:cluster</c>.</summary>
public sealed record ClusterSettings
{
    /// <summary>The kubeconfig context. It has no default: nothing here follows whatever context is current.</summary>
    public required string Context { get; init; }

    public CniChoice Cni { get; init; } = CniChoice.Cilium;

    /// <summary>The namespace of Trino, the routes and the Gateway, unless that is the platform's.</summary>
    public DnsLabel Namespace { get; init; } = DefaultNamespace;

    /// <summary>False where the namespace is there before the stack and stays after it, with what others put into it.</summary>
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
