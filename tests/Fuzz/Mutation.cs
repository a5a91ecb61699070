using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Fuzz;

/// <summary>Trees that begin well and go wrong in a few places.</summary>
internal static class Mutation
{
    /// <summary>Values that a place does not expect.</summary>
    public static Gen<JsonNode?> Value { get; } = Gen.Frequency(
        (4, HostileText.Any.Select(text => (JsonNode?)text)),
        (4, Gen.OneOf<JsonNode?>(
            null, true, false, 0, -1, 1, 8080, 65_536, 1_000_001, 0.5, 1e300, -1e300, 1e-300, 9_007_199_254_740_993L, long.MaxValue,
            JsonNode.Parse("99999999999999999999999"), JsonNode.Parse("{}"), JsonNode.Parse("[]"), JsonNode.Parse("[[]]"),
            JsonNode.Parse("""{"a":{"b":[1,{"c":null}]}}"""), JsonNode.Parse("""[{},{"name":1},null]"""))),
        (2, Gen.OneOf("0s", "5m", "99999h99999h", "1h1h1h1h1h", "479", "1G", "0", "-1G", "999999999999G", "500m", "a.b.c", "*", "*.example.com",
                "https://x", "127.0.0.1", "/v1/statement", "Exact", "PathPrefix", "RegularExpression", ".*", "(a+)+$", "[", "\\", "(?i)x", "(.{1,100}){3}x",
                "a=b\r    access-control.name=file", "query.max-memory=1GB", "-Xmx1G", "# comment", "${ENV:X}", "{{ .Values.x }}")
            .Select(text => (JsonNode?)text)),
        (1, Gen.Select(Gen.OneOf('a', ' ', '.', '*', '(', '"', '\u202e', '漢'), Gen.Int[100, 5_000]).Select((unit, length) => (JsonNode?)new string(unit, length))),
        (1, Gen.Int[20, 70].Select(depth => Enumerable.Range(0, depth).Aggregate((JsonNode?)1, (inner, _) => new JsonArray(inner)))),
        (1, Gen.Int[50, 400].Select(count => (JsonNode?)new JsonArray([.. Enumerable.Range(0, count).Select(number => (JsonNode?)number)]))));

    /// <summary>The tree after up to three changes, each at any of its places; encrypted values stay whole.</summary>
    public static Gen<JsonNode> Of(Gen<JsonNode> tree, params string[] keys) => Gen.Select(tree, Change(keys).Array[0, 3]).Select((root, changes) =>
    {
        var changed = new JsonArray(root.DeepClone());
        foreach (var change in changes)
            change(changed);
        return changed[0]?.DeepClone() ?? new JsonObject();
    });

    private static Gen<Action<JsonArray>> Change(string[] keys) => Gen.Select(
        Gen.Int[0, 9_999], Gen.Int[0, 6], Value, Gen.OneOf(HostileText.Any, Gen.OneOf(keys is [] ? ["name"] : keys)),
        (place, how, value, key) => (Action<JsonArray>)(root =>
        {
            var places = Places(root).ToList();
            if (places is [])
                return;
            var node = places[place % places.Count];
            switch (how, node.Parent)
            {
                case (0, JsonObject parent):
                    parent.Remove(node.GetPropertyName());
                    break;
                case (1, JsonObject parent):
                    var name = node.GetPropertyName();
                    parent.Remove(name);
                    parent[key] = node;
                    break;
                case (2, _) when node is JsonObject map:
                    map[key] = value?.DeepClone();
                    break;
                case (3, _) when node is JsonArray { Count: > 0 } list:
                    for (var copies = place % 40; copies >= 0; copies--)
                        list.Add(list[0]?.DeepClone());
                    break;
                case (4, _):
                    node.ReplaceWith(places[(place * 7) % places.Count].DeepClone());
                    break;
                case (5, _):
                    node.ReplaceWith(new JsonArray(node.DeepClone()));
                    break;
                default:
                    node.ReplaceWith(value?.DeepClone());
                    break;
            }
        }));

    private static IEnumerable<JsonNode> Places(JsonNode root)
    {
        foreach (var child in root switch
        {
            JsonObject map => map.Select(entry => entry.Value),
            JsonArray list => list,
            _ => [],
        })
        {
            if (child is null || (child is JsonObject { Count: 1 } only && only.ContainsKey("secure")))
                continue;
            yield return child;
            foreach (var below in Places(child))
                yield return below;
        }
    }
}
