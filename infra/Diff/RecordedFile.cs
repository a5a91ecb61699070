using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>
/// Reads JSON that some program wrote and anybody may have changed: says every fault with its place, and never throws.
/// </summary>
/// <param name="source">What to call it in faults, e.g. the file's name.</param>
internal sealed class RecordedFile(string source)
{
    /// <summary>Values of settings are at most 60 levels deep, and stand below a few.</summary>
    private const int MaxDepth = 90;

    private readonly List<Fault> faults = [];

    /// <summary>What is wrong, as far as was read.</summary>
    public ImmutableArray<Fault> Faults => [.. faults];

    /// <summary>The mapping that the whole text is, or null.</summary>
    public JsonElement? Parse(string text, string fix)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return HasWholeCharacters(document.RootElement) ? document.RootElement.Clone() : Refused(source, "has half of a character", fix);
            return Refused(source, $"is {Shown(document.RootElement)}", fix);
        }
        catch (JsonException fault)
        {
            return Refused(fault.LineNumber is { } line ? $"{source}:{line + 1}" : source, "is not JSON that can be read", fix);
        }
        // Of a key with half of a character.
        catch (InvalidOperationException)
        {
            return Refused(source, "has half of a character", fix);
        }
    }

    /// <param name="path">Where, with dots between keys; empty for the whole.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="fix">What to do about it.</param>
    public void Add(string path, string what, string fix) => faults.Add(new(path.Length == 0 ? source : $"{source}: {path}", what, fix));

    /// <summary>The mapping at a key; null where there is none, which is a fault unless <paramref name="optional"/>.</summary>
    public JsonElement? Map(JsonElement holder, string key, string path, bool optional = false) => At(holder, key, JsonValueKind.Object, "a mapping", path, optional);

    /// <summary>The items of the list at a key, each with its path.</summary>
    public IEnumerable<(JsonElement Item, string Path)> Maps(JsonElement holder, string key, string path, bool optional = false)
    {
        foreach (var (index, item) in (At(holder, key, JsonValueKind.Array, "a list", path, optional)?.EnumerateArray() ?? default).Index())
        {
            var place = $"{Join(path, key)}[{index}]";
            if (item.ValueKind == JsonValueKind.Object)
                yield return (item, place);
            else
                Add(place, $"is {Shown(item)}", "expected is a mapping");
        }
    }

    public string? Text(JsonElement holder, string key, string path, bool optional = false) =>
        At(holder, key, JsonValueKind.String, "a text", path, optional)?.GetString();

    /// <summary>The texts of the list at a key; none where there is none.</summary>
    public ImmutableArray<string> Texts(JsonElement holder, string key, string path)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, item) in (At(holder, key, JsonValueKind.Array, "a list", path, optional: true)?.EnumerateArray() ?? default).Index())
        {
            if (item.ValueKind == JsonValueKind.String)
                texts.Add(item.GetString()!);
            else
                Add($"{Join(path, key)}[{index}]", $"is {Shown(item)}", "expected is a text");
        }

        return texts.ToImmutable();
    }

    public bool IsTrue(JsonElement holder, string key) => holder.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The mapping at a key as a plan has it; empty where there is none.</summary>
    /// <param name="replace">What stands for a value and all below it, or null to take the value.</param>
    public JsonObject Inputs(JsonElement holder, string key, string path, Func<JsonElement, JsonNode?>? replace = null) =>
        Map(holder, key, path, optional: true) is { } map ? Object(map, Join(path, key), replace ?? (_ => null)) : [];

    private JsonObject Object(JsonElement map, string path, Func<JsonElement, JsonNode?> replace) => new(map.EnumerateObject()
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .Select(entry => KeyValuePair.Create(entry.Name, Value(entry.Value, path + Quoted.Segment(entry.Name), replace))));

    private JsonNode? Value(JsonElement value, string path, Func<JsonElement, JsonNode?> replace)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when replace(value) is { } other:
                return other;
            case JsonValueKind.Object:
                return Object(value, path, replace);
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Index().Select(item => Value(item.Item, $"{path}[{item.Index}]", replace))]);
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number when value.GetDouble() is var number && double.IsFinite(number):
                return PlanJson.Number(number);
            case JsonValueKind.Number:
                Add(path, $"is {Quoted.Json(value)}", "expected is a number that a computer holds");
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            default:
                return null;
        }
    }

    /// <summary>JSON can spell half a character, which no text holds.</summary>
    /// <exception cref="InvalidOperationException">A key has one.</exception>
    private static bool HasWholeCharacters(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return value.EnumerateObject().All(entry => entry.Name is not null && HasWholeCharacters(entry.Value));
            case JsonValueKind.Array:
                return value.EnumerateArray().All(HasWholeCharacters);
            case JsonValueKind.String:
                return value.GetString() is not null;
            default:
                return true;
        }
    }

    private JsonElement? Refused(string where, string what, string fix)
    {
        faults.Add(new(where, what, fix));
        return null;
    }

    /// <summary>A text by its kind alone: what is misplaced may be secret.</summary>
    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.String ? "a text" : Quoted.Json(value);

    private JsonElement? At(JsonElement holder, string key, JsonValueKind kind, string expected, string path, bool optional)
    {
        if (!holder.TryGetProperty(key, out var value) || (optional && value.ValueKind == JsonValueKind.Null))
        {
            if (!optional)
                Add(Join(path, key), "is missing", $"expected is {expected}");
            return null;
        }

        if (value.ValueKind == kind)
            return value;
        Add(Join(path, key), $"is {Shown(value)}", $"expected is {expected}");
        return null;
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
