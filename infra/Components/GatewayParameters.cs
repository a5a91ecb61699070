using System.Text.Json.Nodes;
using Pulumi;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Components;

/// <summary>
/// What the Gateway API leaves to Istio: strategic merge patches of what it makes for a Gateway (1.30.3, from its template
/// kube-gateway). A key that Istio does not know would fail the whole Gateway; an autoscaler and a budget are there if
/// their key is.
/// </summary>
internal static class GatewayParameters
{
    private const string Proxy = "istio-proxy";

    /// <summary>Data of the ConfigMap that <c>infrastructure.parametersRef</c> names: kinds of objects to YAML.</summary>
    public static InputMap<string> Of(GatewaySettings gateway)
    {
        var deployment = gateway.Deployment;
        InputMap<string> parameters = new()
        {
            ["deployment"] = YamlText.Of(Deployment(deployment)),
            ["service"] = YamlText.Of(Service(gateway)),
        };
        if (deployment.Scale is GatewayScale.Automatic automatic)
            parameters["horizontalPodAutoscaler"] = YamlText.Of(Autoscaler(automatic));
        if (deployment.DisruptionBudget is { } budget)
            parameters["podDisruptionBudget"] = YamlText.Of(Budget(budget));
        return parameters;
    }

    private static JsonObject Deployment(GatewayDeployment deployment)
    {
        var pod = new JsonObject
        {
            ["containers"] = new JsonArray(new JsonObject { ["name"] = Proxy, ["resources"] = Resources(deployment.Resources) }),
        };
        if (deployment.Scale.Most > 1 && Spread(deployment.Spread) is { Count: > 0 } spread)
            pod["topologySpreadConstraints"] = spread;
        var spec = new JsonObject();
        // An autoscaler's number is not said here: Istio would put it back whenever it looks at the Gateway.
        if (deployment.Scale is GatewayScale.Fixed { Pods: > 1 and var pods })
            spec["replicas"] = pods;
        spec["template"] = new JsonObject { ["spec"] = pod };
        return new() { ["spec"] = spec };
    }

    private static JsonObject Resources(GatewayResources resources)
    {
        var limits = new JsonObject();
        // Unsaid, it is the platform's for all proxies.
        if (resources.CpuLimit is { } limit)
            limits["cpu"] = $"{limit}";
        limits["memory"] = resources.MemoryLimit;
        return new()
        {
            ["requests"] = new JsonObject
            {
                ["cpu"] = resources.CpuRequest,
                ["memory"] = resources.MemoryRequest,
            },
            ["limits"] = limits,
        };
    }

    private static JsonArray Spread(PodSpread spread) => new(
    [
        .. new[] { (Key: "kubernetes.io/hostname", Rule: spread.Nodes), (Key: "topology.kubernetes.io/zone", Rule: spread.Zones) }
            .Where(over => over.Rule != SpreadRule.None).Select(over => Spread(over.Key, over.Rule)),
    ]);

    private static JsonObject Spread(string topologyKey, SpreadRule rule)
    {
        var constraint = new JsonObject
        {
            ["maxSkew"] = 1,
            ["topologyKey"] = topologyKey,
            ["whenUnsatisfiable"] = rule == SpreadRule.Require ? "DoNotSchedule" : "ScheduleAnyway",
            ["labelSelector"] = new JsonObject
            {
                ["matchLabels"] = new JsonObject { ["gateway.networking.k8s.io/gateway-name"] = GatewayNames.Own },
            },
            // Pods of an update keep apart from each other; where those are that they replace does not matter.
            ["matchLabelKeys"] = new JsonArray("pod-template-hash"),
        };
        // Else one node that fits, where the autoscaler of nodes has made no other yet, would take all.
        if (rule == SpreadRule.Require)
            constraint["minDomains"] = 2;
        return constraint;
    }

    private static JsonObject Service(GatewaySettings gateway)
    {
        var service = gateway.Deployment.Service;
        var patch = new JsonObject();
        if (!service.Annotations.IsEmpty)
        {
            patch["metadata"] = new JsonObject
            {
                ["annotations"] = new JsonObject(service.Annotations.Select(annotation => KeyValuePair.Create(annotation.Key, (JsonNode?)annotation.Value))),
            };
        }

        var spec = new JsonObject { ["type"] = $"{gateway.Exposure}" };
        if (service.ExternalTrafficPolicy != ExternalTrafficPolicy.Cluster)
            spec["externalTrafficPolicy"] = $"{service.ExternalTrafficPolicy}";
        if (service.LoadBalancerClass is { } balancer)
            spec["loadBalancerClass"] = balancer;
        if (!service.LoadBalancerSourceRanges.IsEmpty)
            spec["loadBalancerSourceRanges"] = new JsonArray([.. service.LoadBalancerSourceRanges.Select(range => (JsonNode)$"{range}")]);
        if (gateway.Exposure == Exposure.NodePort)
            spec["ports"] = Ports(gateway);
        patch["spec"] = spec;
        return patch;
    }

    /// <summary>Fixed ports on the nodes, which Kind maps to ports of the host.</summary>
    private static JsonArray Ports(GatewaySettings gateway)
    {
        var ports = new JsonArray();
        if (gateway.Http != HttpMode.Off)
            ports.Add(Port(80, gateway.Deployment.NodePorts.Http));
        ports.Add(Port(443, gateway.Deployment.NodePorts.Https));
        return ports;
    }

    private static JsonNode Port(int port, int nodePort) => new JsonObject { ["port"] = port, ["nodePort"] = nodePort };

    private static JsonObject Autoscaler(GatewayScale.Automatic scale) => new()
    {
        ["spec"] = new JsonObject
        {
            ["minReplicas"] = scale.Min,
            ["maxReplicas"] = scale.Max,
            ["metrics"] = new JsonArray(new JsonObject
            {
                ["type"] = "Resource",
                ["resource"] = new JsonObject
                {
                    ["name"] = "cpu",
                    ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = scale.Cpu },
                },
            }),
        },
    };

    private static JsonObject Budget(DisruptionBudget budget) => new()
    {
        ["spec"] = new JsonObject
        {
            [budget.Limit == DisruptionLimit.MinAvailable ? "minAvailable" : "maxUnavailable"] =
                budget.Pods.IsShare ? $"{budget.Pods}" : budget.Pods.Number,
        },
    };
}
