using System.Text.Json.Nodes;

namespace TrinoInfra.Tests;

internal static class JsonDifference
{
    /// <summary>The places where two values differ, keys with a slash between them.</summary>
    public static IEnumerable<string> Between(JsonNode? one, JsonNode? other, string path) => (one, other) switch
    {
        _ when JsonNode.DeepEquals(one, other) => [],
        (JsonObject map, JsonObject with) => map.Select(entry => entry.Key).Union(with.Select(entry => entry.Key))
            .SelectMany(key => Between(map[key], with[key], $"{path}/{key}")),
        _ => [path],
    };
}
