using System.Collections.Immutable;
using System.Text.Json;

namespace TrinoInfra.Settings.Reading;

/// <summary>The free <c>values</c> of a chart.</summary>
internal static class ChartValuesReader
{
    public static ImmutableSortedDictionary<string, object?> Read(ConfigNode node, object protectedValues) =>
        node.Entries("give values of the chart").ToImmutableSortedDictionary(e => e.Key, e => Plain(e.Node.Value), StringComparer.Ordinal);

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => Plain(p.Value), StringComparer.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToImmutableArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt32(out var whole) ? whole : (object)value.GetDouble(),
        _ => null,
    };
}
