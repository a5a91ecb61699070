using System.Collections.Immutable;
using System.Text.Json;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Reads the free <c>values</c> of a chart, and says what of them the chart would not take as they are meant.</summary>
internal static class ChartValuesReader
{
    private const string Fix = "give values of the chart, each as `key: value`";

    /// <summary>Maps, lists, texts, numbers and booleans, or <see cref="Secret"/>; null stands for what has a fault.</summary>
    /// <param name="node">The place of <c>values</c>.</param>
    /// <param name="chart">The chart; null where nobody knows it, and so what keys it has.</param>
    /// <param name="owned">What of them is the program's own to set.</param>
    public static ImmutableSortedDictionary<string, object?> Read(ConfigNode node, PinnedChart? chart, OwnedValues owned)
    {
        if (node.Exists && chart is not null)
            ChartKeysRules.Check(node, ChartKeys.Of(chart), owned, owned.Refuse(node));
        return Map(node);
    }

    /// <summary>The place of a value, its path with slashes; a place where nothing stands if there is none.</summary>
    public static ConfigNode Find(ConfigNode values, string path) => ChartValuePath.Keys(path).Aggregate(values, (node, key) =>
        node.IsMapOrAbsent() ? node[key] : ConfigNode.Nowhere);

    private static ImmutableSortedDictionary<string, object?> Map(ConfigNode node)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        // A key of the chart without a value had a fault, or is null by default.
        foreach (var (key, value) in node.Entries(Fix).Where(entry => entry.Node.Exists))
            map[key] = Plain(value);
        return map.ToImmutable();
    }

    // Of the types that the Pulumi SDK passes on.
    private static object? Plain(ConfigNode node)
    {
        switch (node.Value.ValueKind)
        {
            case JsonValueKind.Object:
                return Map(node);
            case JsonValueKind.Array:
                return node.Items(Fix).Select(Plain).ToImmutableArray();
            case JsonValueKind.String:
                return Marked(node, node.Value.GetString()!);
            case JsonValueKind.True or JsonValueKind.False:
                return Marked(node, node.Value.GetBoolean());
            case JsonValueKind.Number when JsonNumber.TryPlain(node.Value, out var number):
                return Marked(node, number);
            case JsonValueKind.Number:
                node.Wrong("is a number that the chart would get with other digits", "put it in quotes");
                return null;
            default:
                // Has a fault.
                return null;
        }
    }

    private static object Marked(ConfigNode node, object value) => node.MayBeSecret ? new Secret(value) : value;
}
