using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>
/// How the stack's own Gateway runs and is exposed: keys of <c>trino-infra:gateway</c> that mean nothing for a Gateway of
/// somebody else's.
/// </summary>
public sealed record GatewayDeployment
{
    public NodePorts NodePorts { get; init; } = new();

    public GatewayScale Scale { get; init; } = new GatewayScale.Fixed(1);

    /// <summary>How many pods an eviction leaves; null where evictions are not bounded.</summary>
    public DisruptionBudget? DisruptionBudget { get; init; }

    public GatewayResources Resources { get; init; } = new();

    public PodSpread Spread { get; init; } = new();

    public GatewayService Service { get; init; } = new();
}

/// <summary>How many pods the Gateway has: numbers from 1 to <see cref="MaxPods"/>.</summary>
public abstract record GatewayScale
{
    public const int MaxPods = 100;

    private GatewayScale()
    {
    }

    public abstract int Fewest { get; }

    public abstract int Most { get; }

    /// <summary><c>replicas</c>.</summary>
    public sealed record Fixed(int Pods) : GatewayScale
    {
        public override int Fewest => Pods;

        public override int Most => Pods;
    }

    /// <summary><c>autoscaling</c>: as many as keep the CPU they use at a share of what they request.</summary>
    /// <param name="Min">At most <paramref name="Max"/>.</param>
    /// <param name="Cpu">Percent, 1 to 1000: above 100 where the CPU limit is above the request.</param>
    public sealed record Automatic(int Min, int Max, int Cpu = Automatic.DefaultCpu) : GatewayScale
    {
        public const int DefaultCpu = 70;

        public override int Fewest => Min;

        public override int Most => Max;
    }
}

/// <summary>What an eviction, such as by the drain of a node, must leave of the fewest pods: one at least, and not all.</summary>
public sealed record DisruptionBudget(DisruptionLimit Limit, PodAmount Pods);

/// <summary>The field of a PodDisruptionBudget that says it.</summary>
public enum DisruptionLimit
{
    MinAvailable,

    MaxUnavailable,
}

/// <summary>What each pod of the Gateway has.</summary>
/// <param name="Cpu">The CPU request; null for that of a laptop, 100m.</param>
/// <param name="Memory">The memory request and limit; null for those of a laptop, 128Mi and 1Gi.</param>
public sealed record GatewayResources(CpuQuantity? Cpu = null, MemoryQuantity? Memory = null)
{
    // Istio's own, and there whether or not it is said: a higher request would be refused. Envoy has a thread for each CPU of it.
    private static readonly CpuQuantity istios = CpuQuantity.Of("2");

    /// <summary>2 CPUs, as Istio's, or the request where that is more; null without one, for that of the platform.</summary>
    public CpuQuantity? CpuLimit => Cpu is null || Cpu.Millis >= istios.Millis ? Cpu : istios;
}

/// <summary>Whether several pods keep apart, in the scheduler's <c>topologySpreadConstraints</c>.</summary>
public sealed record PodSpread(SpreadRule Nodes = SpreadRule.Prefer, SpreadRule Zones = SpreadRule.None);

public enum SpreadRule
{
    None,

    /// <summary>Where there is room.</summary>
    Prefer,

    /// <summary>Over at least two; a pod waits for one rather than join another.</summary>
    Require,
}

/// <summary>What the Gateway's Service has beyond its type and ports.</summary>
public sealed record GatewayService
{
    public static readonly ImmutableSortedDictionary<string, string> NoAnnotations =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    public ExternalTrafficPolicy ExternalTrafficPolicy { get; init; } = ExternalTrafficPolicy.Cluster;

    /// <summary>From where a load balancer lets clients in; empty for everywhere.</summary>
    public ImmutableArray<IpRange> LoadBalancerSourceRanges { get; init; } = [];

    /// <summary>Who makes the load balancer, <c>service.k8s.aws/nlb</c>; null for the cluster's default.</summary>
    public string? LoadBalancerClass { get; init; }
}

/// <summary>The field of a Service: which pods a node passes connections from outside on to.</summary>
public enum ExternalTrafficPolicy
{
    /// <summary>Any, on whichever node.</summary>
    Cluster,

    /// <summary>Its own alone, which so see the client's address; with a load balancer only, which knows such nodes.</summary>
    Local,
}
