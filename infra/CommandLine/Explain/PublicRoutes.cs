using System.Text.Json.Nodes;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Explain;

/// <summary>The listeners and the routes of a plan, as clients meet them.</summary>
internal static class PublicRoutes
{
    /// <summary>As YAML documents in one text, each begun by <c>---</c>.</summary>
    public static string Of(StackPlan plan, GatewaySettings gateway) =>
        string.Concat(Objects(plan, gateway).Select(manifest => $"---\n{ManifestYaml.Of(manifest)}"));

    /// <summary>
    /// The listeners bear the public ports: those of the Gateway itself are 80 and 443 whatever is mapped to them, and no client
    /// ever names these.
    /// </summary>
    public static IEnumerable<JsonObject> Objects(StackPlan plan, GatewaySettings gateway) =>
    [
        .. gateway.Existing is { } existing ? new[] { PlatformGateway.Of(existing, gateway.PublicPorts) } : [],
        .. plan.Resources.Select(resource => resource.Kind switch
        {
            "Gateway" or "ListenerSet" => WithPublicPorts(resource.Inputs, gateway.PublicPorts),
            "HTTPRoute" when gateway.Existing is { } existing => PlatformGateway.Attached(resource.Inputs, existing),
            "HTTPRoute" or "BackendTLSPolicy" or "ServiceEntry" => resource.Inputs,
            _ => null,
        }).OfType<JsonObject>(),
    ];

    private static JsonObject WithPublicPorts(JsonObject inputs, PublicPorts ports)
    {
        var changed = inputs.DeepClone().AsObject();
        foreach (var listener in changed["spec"]!["listeners"]!.AsArray())
            listener!["port"] = listener["protocol"]!.GetValue<string>() == "HTTPS" ? (long)ports.Https : ports.Http;
        return changed;
    }
}
