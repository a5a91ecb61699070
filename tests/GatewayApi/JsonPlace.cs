using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Finds values in JSON by the paths of definitions.</summary>
internal static class JsonPlace
{
    /// <summary>The first value at a path, with its place.</summary>
    /// <param name="node">Where to begin.</param>
    /// <param name="place">What that is called.</param>
    /// <param name="path">The way from there, such as `.listeners[].tls.options{}`.</param>
    public static (string Place, JsonNode Node) First(JsonNode node, string place, string path) => All(node, place, path).First();

    private static IEnumerable<(string, JsonNode)> All(JsonNode node, string place, string path)
    {
        switch (path, node)
        {
            case ("", _):
                return [(place, node)];
            case (['[', ']', .. var rest], JsonArray list):
                return list.SelectMany((element, i) => All(element!, $"{place}[{i}]", rest));
            case (['{', '}', .. var rest], JsonObject map):
                return map.SelectMany(entry => All(entry.Value!, $"{place}[{entry.Key}]", rest));
            case (['.', .. var rest], JsonObject map):
                var end = rest.IndexOfAny(['.', '[', '{']);
                var name = end < 0 ? rest : rest[..end];
                return map[name] is { } member ? All(member, $"{place}.{name}", rest[name.Length..]) : [];
            default:
                return [];
        }
    }
}
