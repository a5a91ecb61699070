using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What of a change has a consequence, and what stands in a resource.</summary>
internal static class Reading
{
    /// <summary>The paths of all fields that differ.</summary>
    public static ImmutableArray<string> Because(this ResourceChange change) => [.. change.Fields.Select(field => $"{field.Path}")];

    /// <summary>The paths of the fields that differ within one of these, given with dots between their keys.</summary>
    public static ImmutableArray<string> Causes(this ResourceChange change, params string[] within) =>
        [.. change.Leaves.Where(leaf => within.Any(leaf.Path.IsWithin)).Select(leaf => $"{leaf.Path}")];

    /// <summary>What stands at the keys; null where anything but a map stands on the way.</summary>
    public static JsonNode? At(this JsonNode? node, params IEnumerable<string> keys) =>
        keys.Aggregate(node, (below, key) => (below as JsonObject)?[key]);

    /// <summary>The maps in a list; none where it is none.</summary>
    public static IEnumerable<JsonObject> Maps(this JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The texts in a list; none where it is none.</summary>
    public static IEnumerable<string> Texts(this JsonNode? list) =>
        (list as JsonArray)?.Where(item => item?.GetValueKind() == JsonValueKind.String).Select(item => item!.GetValue<string>()) ?? [];
}
