using System.Net;
using CsCheck;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>How a Gateway may run, all over what the reader accepts.</summary>
internal static class GatewayDeploymentGen
{
    public static Gen<GatewayDeployment> Any => Gen.Select(
        Ports, Scale, Gen.Enum<DisruptionLimit>(), Amount.Null(), Resources, Gen.Select(Gen.Enum<SpreadRule>(), Gen.Enum<SpreadRule>()), Service,
        (ports, scale, limit, amount, resources, spread, service) => new GatewayDeployment
        {
            NodePorts = ports,
            Scale = scale,
            DisruptionBudget = amount is not null && Lets(limit, amount, scale.Fewest) ? new(limit, amount) : null,
            Resources = scale is GatewayScale.Automatic && resources.Cpu is null ? resources with { Cpu = CpuQuantity.Of("100m") } : resources,
            Spread = scale.Most > 1 ? new(spread.Item1, spread.Item2) : new(),
            Service = service,
        });

    /// <summary>Without what this exposure has no use for.</summary>
    public static GatewayDeployment For(Exposure exposure, GatewayDeployment deployment) => exposure == Exposure.LoadBalancer
        ? deployment with { NodePorts = new() }
        : deployment with { Service = new() { Annotations = deployment.Service.Annotations } };

    private static bool Lets(DisruptionLimit limit, PodAmount amount, int pods) => amount.Of(pods) > 0 && amount.Of(pods) < pods && Enum.IsDefined(limit);

    private static Gen<NodePorts> Ports => Gen.Select(
        Gen.Int[NodePorts.Min, 31999], Gen.Int[32000, NodePorts.Max], Gen.Bool, (one, other, turned) => turned ? new NodePorts(other, one) : new NodePorts(one, other));

    private static Gen<GatewayScale> Scale => Gen.OneOf(
        Gen.Int[1, GatewayScale.MaxPods].Select(pods => (GatewayScale)new GatewayScale.Fixed(pods)),
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 50], Gen.Int[1, 100], (min, more, cpu) => (GatewayScale)new GatewayScale.Automatic(min, min + more, cpu)));

    private static Gen<PodAmount> Amount => Gen.OneOf(
        Gen.Int[0, 10].Select(pods => PodAmount.Of($"{pods}")), Gen.Int[0, 100].Select(percent => PodAmount.Of($"{percent}%")));

    private static Gen<GatewayResources> Resources => Gen.Select(
        Gen.Int[1, 9000].Select(millis => CpuQuantity.Of($"{millis}m")).Null(), Gen.Int[128, 65536].Select(mebibytes => MemoryQuantity.Of($"{mebibytes}Mi")).Null(),
        (cpu, memory) => new GatewayResources(cpu, memory));

    private static Gen<GatewayService> Service => Gen.Select(
        Gen.Select(Key, Gen.String[Gen.Char[" ab:#'\"{}[]&*!|>%@`,?-\n\té€\\019"], 0, 20]).Array[0, 4],
        Gen.Enum<ExternalTrafficPolicy>(), Range.Array[0, 3], Key.Null(),
        (annotations, policy, ranges, balancer) => new GatewayService
        {
            Annotations = annotations.DistinctBy(entry => entry.Item1).Aggregate(
                GatewayService.NoAnnotations, (all, entry) => all.Add(entry.Item1, entry.Item2)),
            ExternalTrafficPolicy = policy,
            LoadBalancerSourceRanges = [.. ranges.Distinct()],
            LoadBalancerClass = balancer,
        });

    private static Gen<string> Key => Gen.OneOf(
        Gen.OneOf("on", "1", "1.5", "true", "null", "x_y", "0x10", "1e3"),
        Gen.String[Gen.Char["abcXYZ019"], 1, 40].Select(name => $"service.beta.kubernetes.io/{name}"));

    private static Gen<IpRange> Range => Gen.OneOf(
        Gen.Select(Gen.Byte, Gen.Byte, (one, other) => IpRange.Of($"{one}.{other}.0.0/{16 + (other % 2)}")),
        Gen.UShort.Select(part => IpRange.Of($"{IPAddress.Parse($"2001:db8:{part:x}::")}/48")));
}
