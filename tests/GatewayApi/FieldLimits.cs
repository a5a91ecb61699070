using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>What a schema says of single fields: their types, and the limits of their values.</summary>
internal static class FieldLimits
{
    /// <summary>The violations in a value, as the server reports them.</summary>
    public static IEnumerable<string> Check(CrdField field, JsonNode? node, string place) =>
        (field.Type, node) switch
        {
            ("object", JsonObject map) => Members(field, map, place),
            ("array", JsonArray list) => Count(field, list, place).Concat(list.SelectMany((element, i) =>
                Element(field, element, $"{place}[{i}]"))),
            ("map", JsonObject map) => Count(field, map, place).Concat(map.SelectMany(entry =>
                Element(field, entry.Value, $"{place}[{entry.Key}]"))),
            ("string", _) when node.Text() is { } text => Text(field, text, place),
            ("integer", _) when node.Number() is { } number => Number(field, number, place),
            ("boolean", _) when node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
            _ => [$"{place}: {node?.ToJsonString() ?? "null"} is no {field.Type}"],
        };

    /// <summary>Gives what is missing its default, as the server does before it applies its rules.</summary>
    public static void FillIn(CrdField field, JsonNode? node)
    {
        foreach (var map in node is JsonArray list ? list.OfType<JsonObject>() : new[] { node }.OfType<JsonObject>())
        {
            foreach (var (name, member) in field.Members)
            {
                if (!map.Has(name) && member.Default is { } absent)
                    map[name] = absent.DeepClone();
                FillIn(member, map[name]);
            }
        }
    }

    private static IEnumerable<string> Element(CrdField field, JsonNode? element, string place) =>
        field.Element is { } scalar ? Check(scalar, element, place)
        : element is JsonObject map ? Members(field, map, place)
        : [$"{place}: {element?.ToJsonString() ?? "null"} is no object"];

    private static IEnumerable<string> Members(CrdField field, JsonObject map, string place) =>
    [
        .. map.Where(entry => !field.Members.ContainsKey(entry.Key))
            .Select(entry => $"{place}.{entry.Key}: no such field"),
        .. field.Members.Where(member => member.Value.Required && !map.Has(member.Key))
            .Select(member => $"{place}.{member.Key}: missing"),
        .. field.Members.Where(member => map.Has(member.Key))
            .SelectMany(member => Check(member.Value, map[member.Key], $"{place}.{member.Key}")),
    ];

    private static IEnumerable<string> Count(CrdField field, JsonArray list, string place)
    {
        if (list.Count < field.MinItems)
            yield return $"{place}: {list.Count} elements, at least {field.MinItems}";
        if (list.Count > field.MaxItems)
            yield return $"{place}: {list.Count} elements, at most {field.MaxItems}";
        if (field.Unique && list.CountBy(element => Identity(field, element)).Any(same => same.Value > 1))
            yield return $"{place}: two elements are alike";
    }

    private static IEnumerable<string> Count(CrdField field, JsonObject map, string place)
    {
        if (map.Count > field.MaxProperties)
            yield return $"{place}: {map.Count} entries, at most {field.MaxProperties}";
    }

    private static string Identity(CrdField field, JsonNode? element) => field.Keys is []
        ? element?.ToJsonString() ?? ""
        : string.Join('\n', field.Keys.Select(key => element.Member(key)?.ToJsonString()));

    private static IEnumerable<string> Text(CrdField field, string text, string place)
    {
        var length = text.EnumerateRunes().Count();
        if (length < field.MinLength)
            yield return $"{place}: {length} characters, at least {field.MinLength}";
        if (length > field.MaxLength)
            yield return $"{place}: {length} characters, at most {field.MaxLength}";
        if (field.Pattern?.IsMatch(text) is false)
            yield return $"{place}: '{text}' does not match {field.Pattern}";
        if (field.Enum is not [] && !field.Enum.Contains(text))
            yield return $"{place}: '{text}' is none of {string.Join(", ", field.Enum)}";
    }

    private static IEnumerable<string> Number(CrdField field, double number, string place)
    {
        if (number != Math.Floor(number) || Math.Abs(number) > int.MaxValue)
            yield return $"{place}: {number} is no integer";
        if (number < field.Minimum)
            yield return $"{place}: {number}, at least {field.Minimum}";
        if (number > field.Maximum)
            yield return $"{place}: {number}, at most {field.Maximum}";
        if (field.Enum is not [] && !field.Enum.Contains($"{number}"))
            yield return $"{place}: {number} is none of {string.Join(", ", field.Enum)}";
    }
}
