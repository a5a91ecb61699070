using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>
/// How the stack's own Gateway runs and is exposed: keys of <c>trino-infra:gateway</c> that mean nothing for a Gateway of
/// somebody else's.
/// </summary>
public sealed record GatewayDeployment
{
    /// <summary>With <c>exposure: nodePort</c>: two ports from 30000 to 32767, free in the cluster.</summary>
    /// <value key="gateway.nodePorts"><c>{ http: 30080, https: 30443 }</c></value>
    public NodePorts NodePorts { get; init; } = new();

    public GatewayScale Scale { get; init; } = new GatewayScale.Fixed(1);

    /// <summary>
    /// <c>{ minAvailable }</c> or <c>{ maxUnavailable }</c>, pods or a percentage (rounded up): of the fewest pods that there
    /// may be, at least 2, it must let some go and not all.
    /// </summary>
    /// <value key="gateway.disruptionBudget">none</value>
    public DisruptionBudget? DisruptionBudget { get; init; }

    /// <summary>
    /// Of a gateway pod: <c>cpu</c> is the request, the limit 2 or, if that is more, the request; <c>memory</c> (128Mi to
    /// 1Ti, with a unit) is both.
    /// </summary>
    /// <value key="gateway.resources"><c>{ cpu: 100m, memory: 128Mi }</c>, limits <c>2</c> (Istio's) and <c>1Gi</c></value>
    public GatewayResources Resources { get; init; } = new();

    /// <summary>
    /// Of several pods: <c>none</c>, <c>prefer</c> (apart where there is room), <c>require</c> (over at least two, else a pod
    /// waits); <c>zones</c> needs nodes labelled <c>topology.kubernetes.io/zone</c>.
    /// </summary>
    /// <value key="gateway.spread"><c>{ nodes: prefer, zones: none }</c></value>
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

    /// <summary>Gateway pods, 1 to 100; not beside <c>autoscaling</c>.</summary>
    /// <value key="gateway.replicas"><c>1</c></value>
    public sealed record Fixed(int Pods) : GatewayScale
    {
        public override int Fewest => Pods;

        public override int Most => Pods;
    }

    /// <summary>
    /// <c>{ min, max, cpu: 70 }</c>: from <c>min</c> to <c>max</c> pods (1 to 100) that use <c>cpu</c> percent of their CPU
    /// request, which <c>resources.cpu</c> must give; the cluster needs its metrics server.
    /// </summary>
    /// <param name="Min">At most <paramref name="Max"/>.</param>
    /// <param name="Cpu">Percent, 1 to 1000: above 100 where the CPU limit is above the request.</param>
    /// <value key="gateway.autoscaling">none</value>
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

    /// <summary>As Kubernetes has it.</summary>
    public string CpuRequest => Cpu?.ToString() ?? "100m";

    /// <inheritdoc cref="CpuRequest"/>
    public string MemoryRequest => Memory?.ToString() ?? "128Mi";

    /// <inheritdoc cref="CpuRequest"/>
    public string MemoryLimit => Memory?.ToString() ?? "1Gi";
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

    /// <summary>Qualified names and texts.</summary>
    /// <value key="gateway.service.annotations"><c>{}</c></value>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    /// <summary>
    /// <c>Cluster</c> or, with a load balancer, <c>Local</c>: clients' addresses are kept, only nodes with a gateway pod answer.
    /// </summary>
    /// <value key="gateway.service.externalTrafficPolicy"><c>Cluster</c></value>
    public ExternalTrafficPolicy ExternalTrafficPolicy { get; init; } = ExternalTrafficPolicy.Cluster;

    /// <summary>With a load balancer: a list of CIDR blocks, IPv4 or IPv6, that may connect.</summary>
    /// <value key="gateway.service.loadBalancerSourceRanges">everybody</value>
    public ImmutableArray<IpRange> LoadBalancerSourceRanges { get; init; } = [];

    /// <summary>
    /// With a load balancer: whose it is, such as <c>service.k8s.aws/nlb</c>; Kubernetes never lets it change.
    /// </summary>
    /// <value key="gateway.service.loadBalancerClass">the cluster's own</value>
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
