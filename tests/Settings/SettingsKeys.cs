using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>
/// The places of the settings as the reader itself knows them: it tells which keys there are wherever it is given one that
/// it does not know. A key added to a reader is among these without a line here.
/// </summary>
internal static class SettingsKeys
{
    private const string NoKey = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

    /// <summary>How the mend begins where the keys that there are can be listed; those of a chart's values cannot.</summary>
    private const string KnownOnes = "remove it, or use ";

    /// <summary>Of texts, numbers and booleans, e.g. <c>tracks[0].weight</c>.</summary>
    public static ImmutableArray<string> Scalars(JsonObject good) => [.. Of(good).Where(place => !place.IsFree).Select(place => place.Path)];

    /// <summary>Of mappings whose keys are the user's own, e.g. <c>istio.values</c>.</summary>
    public static ImmutableArray<string> FreeMappings(JsonObject good) => [.. Of(good).Where(place => place.IsFree).Select(place => place.Path)];

    /// <summary>Every text, number and boolean below a place.</summary>
    public static IEnumerable<string> Leaves(string path, JsonNode? value) => value switch
    {
        JsonObject map => map.SelectMany(entry => Leaves($"{path}{Quoted.Segment(entry.Key)}", entry.Value)),
        JsonArray list => list.SelectMany((item, index) => Leaves($"{path}[{index}]", item)),
        _ => [path],
    };

    /// <summary>A configuration with another value in a place; the mappings and lists above it are made where they lack.</summary>
    public static JsonObject With(this JsonObject config, string path, JsonNode? value)
    {
        var changed = config.DeepClone().AsObject();
        JsonNode at = changed;
        var parts = Parts(path);
        foreach (var (part, next) in parts.Zip(parts.Skip(1)))
            at = Child(at, part) ?? Put(at, part, next is int ? new JsonArray() : new JsonObject());
        Put(at, parts[^1], value?.DeepClone());
        return changed;
    }

    /// <summary>What stands in a place.</summary>
    public static JsonNode? At(this JsonObject config, string path) =>
        Parts(path).Aggregate((JsonNode?)config, (at, part) => at is null ? null : Child(at, part));

    private static IEnumerable<(string Path, bool IsFree)> Of(JsonObject good) =>
        SettingsReader.Keys.SelectMany(key => Below(good, key));

    private static IEnumerable<(string Path, bool IsFree)> Below(JsonObject good, string path)
    {
        foreach (var (asked, place) in new (JsonNode, string)[]
        {
            (new JsonObject { [NoKey] = 1 }, path), (new JsonArray(new JsonObject { [NoKey] = 1 }), $"{path}[0]"),
        })
        {
            var faults = Faults(good.With(path, asked));
            var unknown = faults.FirstOrDefault(fault => fault.Where.EndsWith($":{place}.{NoKey}", StringComparison.Ordinal) && fault.What == "unknown key");
            if (unknown is not null && unknown.Fix.StartsWith(KnownOnes, StringComparison.Ordinal))
                return Known(unknown).SelectMany(key => Below(good, $"{place}.{key}"));
            if (asked is JsonObject && !faults.Any(fault => fault.Where.EndsWith($":{path}", StringComparison.Ordinal)))
                return [(path, true)];
        }

        return [(path, false)];
    }

    private static string[] Known(Fault unknown) => unknown.Fix[KnownOnes.Length..].Split(", ");

    private static ImmutableArray<Fault> Faults(JsonObject config) =>
        SettingsReader.Read(SettingsJson.Source(config)).TryGet(out _, out var faults) ? [] : faults;

    // Keys with dots stand in brackets and quotes, as in messages.
    private static List<object> Parts(string path)
    {
        List<object> parts = [];
        for (var rest = path; rest.Length > 0;)
        {
            var end = rest.StartsWith("[\"", StringComparison.Ordinal) ? rest.IndexOf("\"]", StringComparison.Ordinal) + 2
                : rest[0] == '[' ? rest.IndexOf(']') + 1
                : rest.IndexOfAny(['.', '['], 1) is var next and > 0 ? next : rest.Length;
            var part = rest[..end];
            parts.Add(part.StartsWith("[\"", StringComparison.Ordinal) ? part[2..^2]
                : part[0] == '[' ? int.Parse(part[1..^1])
                : (object)part.TrimStart('.'));
            rest = rest[end..];
        }

        return parts;
    }

    private static JsonNode? Child(JsonNode at, object part) => (at, part) switch
    {
        (JsonObject map, string key) => map[key],
        (JsonArray list, int index) => index < list.Count ? list[index] : null,
        _ => null,
    };

    private static JsonNode Put(JsonNode at, object part, JsonNode? value)
    {
        if (part is string key)
            at.AsObject()[key] = value;
        else if ((int)part < at.AsArray().Count)
            at[(int)part] = value;
        else
            at.AsArray().Add(value);
        return value!;
    }
}
