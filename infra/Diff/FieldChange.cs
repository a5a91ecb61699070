using System.Text.Json.Nodes;

namespace TrinoInfra.Diff;

/// <summary>What became of a field.</summary>
public enum FieldChangeKind
{
    Added,
    Removed,
    Changed,

    /// <summary>A list holds the same items in another order; before and after are their names.</summary>
    Reordered,
}

/// <summary>A field that differs: a value, or a map or a list with all that is in it where the other side has none.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">What it was; null also where it is added.</param>
/// <param name="After">What it is; null also where it is removed.</param>
public sealed record FieldChange(FieldPath Path, FieldChangeKind Kind, JsonNode? Before, JsonNode? After)
{
    /// <summary>Itself, or for a whole map or list each value in it.</summary>
    public IEnumerable<FieldChange> Leaves => Kind switch
    {
        FieldChangeKind.Added => Below(Path, After).Select(leaf => new FieldChange(leaf.Path, Kind, null, leaf.Value)),
        FieldChangeKind.Removed => Below(Path, Before).Select(leaf => new FieldChange(leaf.Path, Kind, leaf.Value, null)),
        _ => [this],
    };

    private static IEnumerable<(FieldPath Path, JsonNode? Value)> Below(FieldPath path, JsonNode? value) => value switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(entry => Below(path.Key(entry.Key), entry.Value)),
        JsonArray { Count: > 0 } list => ItemNames.Of(list).Zip(list).SelectMany(item => Below(path.Item(item.First), item.Second)),
        _ => [(path, value)],
    };
}
