using System.Text.Json.Nodes;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>The keys of the own Gateway written out, as far as they may stand beside the others.</summary>
internal static class GatewayDeploymentJson
{
    public static JsonObject With(GatewaySettings settings, JsonObject gateway)
    {
        var deployment = settings.Deployment;
        if (settings.Exposure == Exposure.NodePort)
        {
            gateway["nodePorts"] = settings.Http == HttpMode.Off
                ? new JsonObject { ["https"] = deployment.NodePorts.Https }
                : new JsonObject { ["http"] = deployment.NodePorts.Http, ["https"] = deployment.NodePorts.Https };
        }

        if (deployment.Scale is GatewayScale.Automatic automatic)
            gateway["autoscaling"] = new JsonObject { ["min"] = automatic.Min, ["max"] = automatic.Max, ["cpu"] = automatic.Cpu };
        else
            gateway["replicas"] = deployment.Scale.Fewest;
        if (deployment.DisruptionBudget is { } budget)
            gateway["disruptionBudget"] = new JsonObject { [SettingsJson.Word(budget.Limit)] = budget.Pods.ToString() };
        gateway["resources"] = new JsonObject { ["cpu"] = deployment.Resources.Cpu?.ToString(), ["memory"] = deployment.Resources.Memory?.ToString() };
        if (deployment.Scale.Most > 1)
            gateway["spread"] = new JsonObject { ["nodes"] = SettingsJson.Word(deployment.Spread.Nodes), ["zones"] = SettingsJson.Word(deployment.Spread.Zones) };
        gateway["service"] = Service(deployment.Service);
        return gateway;
    }

    private static JsonObject Service(GatewayService service)
    {
        var written = new JsonObject
        {
            ["annotations"] = new JsonObject(service.Annotations.Select(annotation => KeyValuePair.Create(annotation.Key, (JsonNode?)annotation.Value))),
            ["externalTrafficPolicy"] = service.ExternalTrafficPolicy.ToString(),
            ["loadBalancerClass"] = service.LoadBalancerClass,
        };
        if (!service.LoadBalancerSourceRanges.IsEmpty)
            written["loadBalancerSourceRanges"] = new JsonArray([.. service.LoadBalancerSourceRanges.Select(range => (JsonNode)range.ToString())]);
        return written;
    }
}
