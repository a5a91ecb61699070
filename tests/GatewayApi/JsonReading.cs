using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Looks into JSON whose shape is not certain: what is missing or of another type is not there.</summary>
internal static class JsonReading
{
    public static bool Has(this JsonNode? node, string member) => (node as JsonObject)?[member] is not null;

    public static JsonNode? Member(this JsonNode? node, string member) => (node as JsonObject)?[member];

    public static string? Text(this JsonNode? node, string member) => node.Member(member).Text();

    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static double? Number(this JsonNode? node, string member) => node.Member(member).Number();

    public static double? Number(this JsonNode? node) => node is JsonValue value
        ? value.TryGetValue<double>(out var real) ? real : value.TryGetValue<int>(out var whole) ? whole : null
        : null;

    public static IReadOnlyList<JsonNode?> Items(this JsonNode? node, string member) => node.Member(member).Items();

    public static IReadOnlyList<JsonNode?> Items(this JsonNode? node) => node is JsonArray list ? [.. list] : [];

    public static int Count(this JsonNode? node, string member) => node.Member(member) switch
    {
        JsonArray list => list.Count,
        JsonObject map => map.Count,
        _ => 0,
    };
}
