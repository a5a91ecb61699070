using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What the change of the Gateway, or of what Istio makes for it, does to those who come by it.</summary>
internal static class GatewayConsequences
{
    public static IEnumerable<Consequence> Of(ResourceChange change)
    {
        var subject = $"Gateway {change.Resource.Name}";
        if (change.Causes("spec.gatewayClassName") is { IsEmpty: false } classes)
            yield return new(Effects.GatewayChanged, subject, classes);
        var gone = Listeners(change.Before!.Inputs, "HTTP").Except(Listeners(change.After!.Inputs, "HTTP")).ToList();
        if (gone.Count > 0)
            yield return new(Effects.PlainHttpGone, subject, [.. gone.Select(name => $"listener {name}")]);
        var secrets = Secrets(change.After!.Inputs).Except(Secrets(change.Before!.Inputs)).ToList();
        if (secrets.Count > 0)
            yield return new(Effects.IssuerChanged, subject, [.. secrets.Select(name => $"Secret {name}")]);
    }

    /// <summary>Of the ConfigMap with patches of what Istio makes; of any other nothing.</summary>
    public static IEnumerable<Consequence> OfParameters(ResourceChange change)
    {
        var (before, after) = (Service(change.Before!.Inputs), Service(change.After!.Inputs));
        string[] fields = ["type", "loadBalancerClass", "ports"];
        var differing = fields.Where(field => !JsonNode.DeepEquals(before?[field], after?[field])).ToList();
        return differing.Count > 0 ? [new(Effects.ServiceChanged, "the Gateway's Service", [.. differing])] : [];
    }

    private static IEnumerable<string> Listeners(JsonObject gateway, string protocol) =>
        gateway.At("spec", "listeners").Maps().Where(listener => $"{listener["protocol"]}" == protocol).Select(listener => $"{listener["name"]}");

    private static IEnumerable<string> Secrets(JsonObject gateway) =>
        from listener in gateway.At("spec", "listeners").Maps()
        from secret in listener.At("tls", "certificateRefs").Maps()
        select $"{secret["name"]}";

    private static JsonNode? Service(JsonObject parameters)
    {
        if (parameters.At("data", "service") is not JsonValue text || text.GetValueKind() != JsonValueKind.String)
            return null;
        try
        {
            return YamlComposer.Compose(text.GetValue<string>(), "service") is [var only]
                ? (JsonNode.Parse(YamlJson.ToJson(only, []).GetRawText()) as JsonObject)?["spec"]
                : null;
        }
        // It is of no stack of this program.
        catch (FaultsException)
        {
            return null;
        }
    }
}
