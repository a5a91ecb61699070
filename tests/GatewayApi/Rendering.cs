using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Shows what a resource looks like on the wire, where providers see it.</summary>
internal static class Rendering
{
    private static readonly JsonSerializerOptions Legible = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The manifest of the one resource that <paramref name="declare"/> makes.</summary>
    public static async Task<JsonObject> ManifestAsync(Func<Resource> declare) =>
        (await ResourcesAsync(() => _ = declare())).Single().Manifest;

    /// <summary>Type and manifest of the resources that <paramref name="declare"/> makes, in no order.</summary>
    public static async Task<IReadOnlyList<(string Type, JsonObject Manifest)>> ResourcesAsync(Action declare)
    {
        var mocks = new Recorder();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = true }, declare);
        return mocks.Seen;
    }

    /// <summary>One text for one value, whatever the order of its members.</summary>
    public static string Normal(JsonNode? node) => Sorted(node)?.ToJsonString(Legible) ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private sealed class Recorder : IMocks
    {
        public List<(string Type, JsonObject Manifest)> Seen { get; } = [];

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            if (args.Type != "pulumi:pulumi:Stack")
            {
                lock (Seen)
                    Seen.Add((args.Type!, (JsonObject)ToJson(args.Inputs)!));
            }
            return Task.FromResult<(string?, object)>((args.Name, args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);

        private static JsonNode? ToJson(object? value) => value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            double number => JsonValue.Create(number),
            IReadOnlyDictionary<string, object> map =>
                new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToJson)]),
            _ => throw new ArgumentException($"{value.GetType()} has no wire form"),
        };
    }
}
