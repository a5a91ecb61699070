using System.Collections;
using System.Text.Json.Nodes;
using Pulumi;

namespace TrinoInfra.Plan;

/// <summary>Recorded values as JSON that is the same for the same stack, whichever SDK ran it.</summary>
internal static class PlanJson
{
    /// <summary>A map, keys in alphabetical order.</summary>
    public static JsonObject Object(IReadOnlyDictionary<string, object> map) =>
        new(map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value))));

    /// <summary>What mocks hand out: text, doubles, booleans, lists, maps.</summary>
    /// <exception cref="ArgumentException">It is, or holds, anything else.</exception>
    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        double number => Number(number),
        IReadOnlyDictionary<string, object> map => Object(map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Value)]),
        _ => throw new ArgumentException($"A {value.GetType()} is no wire value.", nameof(value)),
    };

    /// <summary>The wire knows no other numbers: a whole one is written as such.</summary>
    public static JsonValue Number(double number) =>
        Math.Abs(number) < 1L << 53 && double.IsInteger(number) ? JsonValue.Create((long)number) : JsonValue.Create(number);

    /// <summary>Of the options protect, retainOnDelete and customTimeouts those that are set; times in seconds, e.g. <c>600s</c>.</summary>
    public static JsonObject Options(ResourceOptions options)
    {
        var set = new JsonObject();
        if (options.Protect is { } protect)
            set["protect"] = protect;
        if (options.RetainOnDelete is { } retain)
            set["retainOnDelete"] = retain;
        if (options.CustomTimeouts is { } timeouts)
            set["customTimeouts"] = Timeouts(timeouts);
        return set;
    }

    private static JsonObject Timeouts(CustomTimeouts timeouts)
    {
        var set = new JsonObject();
        foreach (var (name, length) in new[]
        {
            ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete),
        })
        {
            if (length is { } given)
                set[name] = $"{given.TotalSeconds}s";
        }

        return set;
    }
}
