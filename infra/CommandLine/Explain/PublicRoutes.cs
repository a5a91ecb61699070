using System.Text.Json.Nodes;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Explain;

/// <summary>The Gateway and the routes of a plan, as clients meet them.</summary>
internal static class PublicRoutes
{
    /// <summary>
    /// As YAML documents. The listeners bear the public ports: those of the Gateway itself are 80 and 443 whatever is
    /// mapped to them, and no client ever names these.
    /// </summary>
    public static string Of(StackPlan plan, GatewaySettings gateway) =>
        string.Concat(plan.Resources.Select(resource => resource.Kind switch
        {
            "Gateway" => ManifestYaml.Document(resource with { Inputs = WithPublicPorts(resource.Inputs, gateway.PublicPorts) }),
            "HTTPRoute" => ManifestYaml.Document(resource),
            _ => null,
        }));

    private static JsonObject WithPublicPorts(JsonObject inputs, PublicPorts ports)
    {
        var changed = inputs.DeepClone().AsObject();
        foreach (var listener in changed["spec"]!["listeners"]!.AsArray())
            listener!["port"] = listener["protocol"]!.GetValue<string>() == "HTTPS" ? (long)ports.Https : ports.Http;
        return changed;
    }
}
