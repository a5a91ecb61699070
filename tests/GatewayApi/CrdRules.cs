using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>
/// The rules of the Gateway API that look at several fields at once. The schemas say where each applies and how
/// its violation reads; what it means is told here, by message.
/// </summary>
internal static class CrdRules
{
    /// <summary>What must hold of the value at the rule's path, by the rule's message.</summary>
    public static IReadOnlyDictionary<string, Func<JsonNode, bool>> Meanings { get; } =
        new[] { GatewayRules.Meanings, RouteRules.Meanings, FilterRules.Meanings, PathRules.Meanings }
            .SelectMany(rules => rules)
            // It compares two versions of an object; here there is one.
            .Append(new("Value is immutable", _ => true))
            .ToDictionary();

    /// <summary>What the API's documentation demands though its definitions do not: kind, path and message.</summary>
    public static IReadOnlyList<(string Kind, string Path, string Message)> Documented { get; } =
    [
        ("Gateway", "spec.listeners[]", "tls must be specified for protocols ['HTTPS', 'TLS']"),
        ("HTTPRoute", "spec.rules", "Rule name must be unique within the route"),
        .. new[] { "spec.rules[].filters[]", "spec.rules[].backendRefs[].filters[]" }
            .SelectMany(filters => new[] { filters + ".requestHeaderModifier", filters + ".responseHeaderModifier" })
            .Select(change => ("HTTPRoute", change, "Only one action for a given header name is permitted")),
    ];

    /// <summary>The violations in a completed spec.</summary>
    public static IEnumerable<string> Check(CrdSchema schema, JsonNode spec) => schema.Rules
        .Concat(Documented.Where(rule => rule.Kind == schema.Kind).Select(rule => (rule.Path, rule.Message)))
        .SelectMany(rule => At(spec, "spec", rule.Path.Split('.')[1..])
            .Where(found => !Meanings[rule.Message](found.Node))
            .Select(found => $"{found.Place}: {rule.Message}"));

    /// <summary>All values at a path, with their places.</summary>
    private static IEnumerable<(JsonNode Node, string Place)> At(JsonNode node, string place, string[] steps)
    {
        if (steps is not [var step, .. var rest])
            return [(node, place)];
        var each = step.EndsWith("[]", StringComparison.Ordinal);
        var name = each ? step[..^2] : step;
        return node.Member(name) switch
        {
            null => [],
            JsonArray list when each => list.SelectMany((element, i) =>
                element is null ? [] : At(element, $"{place}.{name}[{i}]", rest)),
            var member => At(member, $"{place}.{name}", rest),
        };
    }
}
