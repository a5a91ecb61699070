using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace TrinoInfra.Yaml;

/// <summary>
/// Composes JSON, one document or several in a row as <c>jq</c> prints them. It is nearly YAML, but for tabs, for pairs of
/// surrogates in escapes, and for documents that nothing parts.
/// </summary>
internal static class JsonComposer
{
    /// <returns>The documents; null where the text is no such JSON, and YAML may have its say.</returns>
    public static ImmutableArray<YamlValue>? TryCompose(string text, string file)
    {
        if (!text.AsSpan().TrimStart().StartsWith('{'))
            return null;
        try
        {
            var reader = new Utf8JsonReader(
                Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = YamlComposer.MaxDepth });
            var documents = ImmutableArray.CreateBuilder<YamlValue>();
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                documents.Add(Value(document.RootElement, new YamlPlace(file, 1, 1)));
            }

            return documents.ToImmutable();
        }
        // A lone surrogate is an InvalidOperationException, a key given twice an ArgumentException.
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
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
