using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>Holds what was registered against a plan.</summary>
internal static class WirePlan
{
    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same resources, each with the same type, inputs, parent, provider, dependencies and options.</summary>
    /// <param name="plan">What <c>preview --json</c> prints.</param>
    /// <param name="registered">In the same form.</param>
    public static void Equal(IEnumerable<JsonNode?> plan, IEnumerable<JsonObject> registered)
    {
        var (expected, actual) = (ByName(plan), ByName(registered));
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, resource => Assert.Equal(resource.Value, actual[resource.Key]));
    }

    /// <summary>Every resource as text. Its dependencies are a set: an engine is told them in no order.</summary>
    private static SortedDictionary<string, string> ByName(IEnumerable<JsonNode?> resources) => new(
        resources.ToDictionary(
            resource => $"{resource!["name"]}",
            resource =>
            {
                var sorted = resource!.DeepClone();
                sorted["dependsOn"] = new JsonArray(
                    [.. sorted["dependsOn"]!.AsArray().Select(name => $"{name}").Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
                return sorted.ToJsonString(_readable);
            }),
        StringComparer.Ordinal);
}
