using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Looks into JSON whose shape is not certain: what is missing or of another type is not there.</summary>
internal static class JsonReading
{
    public static bool Has(this JsonNode? node, string member) => (node as JsonObject)?[member] is not null;

    public static JsonNode? Member(this JsonNode? node, string member) => (node as JsonObject)?[member];

    public static string? Text(this JsonNode? node, string member) => node.Member(member).Text();

    public static string? Text(this JsonNode? node) =>
        node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : null;

    public static double? Number(this JsonNode? node, string member) => node.Member(member).Number();

    // A number may be kept as any of the number types, or as text not yet read.
    public static double? Number(this JsonNode? node) => node?.GetValueKind() is JsonValueKind.Number
        ? double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)
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
