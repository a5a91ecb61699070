using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway.service</c>.</summary>
internal static class GatewayServiceReader
{
    // The API server's limit of all annotations of an object.
    private const int MaxAnnotationBytes = 256 * 1024;

    private const string AnAnnotation = "give annotations such as service.beta.kubernetes.io/aws-load-balancer-scheme: internal";

    // The API server lets an annotation say it, too; one way is enough.
    private const string SourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";

    private static readonly Dictionary<string, ExternalTrafficPolicy> policies =
        Enum.GetValues<ExternalTrafficPolicy>().ToDictionary(policy => $"{policy}");

    public static GatewayService Read(ConfigNode node, Exposure exposure) => node.Map(service => new GatewayService
    {
        Annotations = Annotations(service["annotations"]),
        ExternalTrafficPolicy = Policy(service["externalTrafficPolicy"], exposure),
        LoadBalancerSourceRanges = Ranges(OfBalancers(service["loadBalancerSourceRanges"], exposure)),
        LoadBalancerClass = OfBalancers(service["loadBalancerClass"], exposure).Or<QualifiedName>(null!)?.ToString(),
    });

    private static ImmutableSortedDictionary<string, string> Annotations(ConfigNode node)
    {
        var annotations = GatewayService.NoAnnotations;
        foreach (var (key, value) in node.Entries(AnAnnotation))
        {
            // Kubernetes compares them so, whatever the case of the domain.
            if (!QualifiedName.TryParse(key.ToLowerInvariant(), out _, out var problem))
                value.Fault($"has a key that {problem.What}", problem.Fix);
            else if (key == SourceRanges)
                value.Fault("says what loadBalancerSourceRanges says", "use that");
            annotations = annotations.SetItem(key, Text(value));
        }

        var bytes = annotations.Sum(annotation => Encoding.UTF8.GetByteCount(annotation.Key) + Encoding.UTF8.GetByteCount(annotation.Value));
        if (bytes > MaxAnnotationBytes)
            node.Fault($"has {bytes} bytes, more than the {MaxAnnotationBytes} that an object may have", "shorten it");
        return annotations;
    }

    private static string Text(ConfigNode value)
    {
        if (!value.Exists)
            value.Fault("has no value", "give it one, \"\" for an empty one, or remove it");
        // An annotation is a text: the number may have been written otherwise.
        if (value.Value.ValueKind is JsonValueKind.Number && !JsonNumber.IsWhole(value.Value))
            value.Wrong("is a number, which cannot end in zeros", "put it in quotes");
        if (!value.TryText("give a text", out var text, orBoolean: true))
            return "";
        if (text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
            value.Wrong("has control characters", "give a text without");
        return text;
    }

    // Kubernetes gives a balancer a health check that finds the nodes with pods; whoever uses a node port asks any node.
    private static ExternalTrafficPolicy Policy(ConfigNode node, Exposure exposure)
    {
        var policy = node.OneOf(ExternalTrafficPolicy.Cluster, policies);
        if (policy == ExternalTrafficPolicy.Local && exposure == Exposure.NodePort)
        {
            node.Wrong(
                "needs a load balancer that knows which nodes have a pod of the Gateway: the node ports of all others would not answer",
                "give Cluster, or set exposure: loadBalancer");
        }

        return policy;
    }

    private static ConfigNode OfBalancers(ConfigNode node, Exposure exposure)
    {
        if (node.Exists && exposure == Exposure.NodePort)
            node.Fault("is for a load balancer, and exposure is nodePort", "leave it out, or set exposure: loadBalancer");
        return node;
    }

    private static ImmutableArray<IpRange> Ranges(ConfigNode node)
    {
        const string fix = "give a list of CIDR blocks, such as [10.0.0.0/8]";
        if (node.IsEmptyList)
            node.Fault("is empty, which lets everybody in", $"{fix}, or leave it out");
        OrderedDictionary<IpRange, ConfigNode> ranges = [];
        foreach (var item in node.Items(fix))
        {
            if (!item.Exists)
                item.Fault("has no value", "give a CIDR block, or remove it");
            else if (item.Or<IpRange>(null!) is { } range && !ranges.TryAdd(range, item))
                item.Wrong("stands in the list already", "remove it");
        }

        return ranges.Count == 0 ? [] : [.. ranges.Keys];
    }
}
