using System.Text;
using System.Text.Json;

namespace TrinoInfra.Yaml;

/// <summary>
/// Composes JSON, one document or several in a row as <c>jq</c> prints them. It would pass for YAML but for tabs, pairs of
/// surrogates in escapes, and documents with nothing between them. No value knows its place: each says line 1, column 1.
/// </summary>
internal static class JsonComposer
{
    /// <summary>Whether the text begins as JSON objects do; only <see cref="Compose"/> tells whether it is JSON.</summary>
    public static bool MayRead(string text) => text.AsSpan().TrimStart().StartsWith('{');

    /// <summary>The documents, each made when it is asked for: of small ones there may be millions.</summary>
    /// <exception cref="JsonException">While they are asked for: the text is no such JSON, and may yet be YAML.</exception>
    public static IEnumerable<YamlValue> Compose(string text, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; Next(bytes, ref at, new YamlPlace(file, 1, 1)) is { } document;)
            yield return document;
    }

    private static YamlValue? Next(byte[] bytes, ref int at, YamlPlace place)
    {
        // What is left is its last block as far as this reader can tell: where a document ends, another may begin.
        var reader = new Utf8JsonReader(
            bytes.AsSpan(at), new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = YamlComposer.MaxDepth });
        try
        {
            if (!reader.Read())
                return null;
            using var document = JsonDocument.ParseValue(ref reader);
            at += (int)reader.BytesConsumed;
            return Value(document.RootElement, place);
        }
        // A lone surrogate is an InvalidOperationException, a key given twice an ArgumentException.
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            throw new JsonException(failure.Message, failure);
        }
    }

    private static YamlValue Value(JsonElement element, YamlPlace place) => element.ValueKind switch
    {
        JsonValueKind.Object => new YamlMapping(place, [.. Entries(element, place)]),
        JsonValueKind.Array => new YamlList(place, [.. element.EnumerateArray().Select(item => Value(item, place))]),
        JsonValueKind.String => new YamlScalar(place, element.GetString()!, IsPlain: false),
        _ => new YamlScalar(place, element.GetRawText(), IsPlain: true),
    };

    private static IEnumerable<(YamlScalar, YamlValue)> Entries(JsonElement mapping, YamlPlace place) => mapping
        .EnumerateObject()
        .ToDictionary(entry => entry.Name)
        .Select(entry => (new YamlScalar(place, entry.Key, IsPlain: false), Value(entry.Value.Value, place)));
}
