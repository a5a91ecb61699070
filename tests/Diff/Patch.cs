using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Diff;

namespace TrinoInfra.Tests.Diff;

/// <summary>Makes the told changes to a value, and knows nothing of how they were found.</summary>
internal static class Patch
{
    /// <summary>With the items of lists that have names in the order of these: where one is added is not told.</summary>
    public static JsonNode? InOrder(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, InOrder(entry.Value)))),
        JsonArray list when ItemNames.TryOf(list) is [var names] =>
            new JsonArray([.. names.Zip(list).OrderBy(item => item.First, StringComparer.Ordinal).Select(item => InOrder(item.Second))]),
        JsonArray list => new JsonArray([.. list.Select(InOrder)]),
        _ => value?.DeepClone(),
    };

    /// <summary>What was, with every told change made to it.</summary>
    /// <param name="value">The value before.</param>
    /// <param name="changes">Of a resource; those of options are left alone.</param>
    public static JsonNode Apply(JsonNode value, IEnumerable<FieldChange> changes)
    {
        var patched = value.DeepClone();
        // Items by their indexes after what stays was told: removals from behind, additions from the front.
        var told = changes.Where(change => change.Path.Steps is [{ Name: not "options" }, ..]).ToList();
        foreach (var change in told.Where(change => change.Kind == FieldChangeKind.Changed))
            Set(patched, change);
        foreach (var change in told.Where(change => change.Kind == FieldChangeKind.Removed).Reverse())
            Remove(patched, change);
        foreach (var change in told.Where(change => change.Kind == FieldChangeKind.Reordered))
            Reorder(patched, change);
        foreach (var change in told.Where(change => change.Kind == FieldChangeKind.Added))
            Add(patched, change);
        return patched;
    }

    private static void Set(JsonNode root, FieldChange change)
    {
        var (holder, step) = Holder(root, change.Path);
        if (holder is JsonObject map)
            map[step.Name] = change.After?.DeepClone();
        else
            holder.AsArray()[IndexOf(holder.AsArray(), step.Name)] = change.After?.DeepClone();
    }

    private static void Remove(JsonNode root, FieldChange change)
    {
        var (holder, step) = Holder(root, change.Path);
        if (holder is JsonObject map)
            Assert.True(map.Remove(step.Name));
        else
            holder.AsArray().RemoveAt(IndexOf(holder.AsArray(), step.Name));
    }

    private static void Add(JsonNode root, FieldChange change)
    {
        var (holder, step) = Holder(root, change.Path);
        if (holder is JsonObject map)
            map.Add(step.Name, change.After?.DeepClone());
        else if (int.TryParse(step.Name, CultureInfo.InvariantCulture, out var index))
            holder.AsArray().Insert(index, change.After?.DeepClone());
        else
            holder.AsArray().Add(change.After?.DeepClone());
    }

    private static void Reorder(JsonNode root, FieldChange change)
    {
        var (holder, step) = Holder(root, change.Path);
        var list = (holder is JsonObject map ? map[step.Name] : holder.AsArray()[IndexOf(holder.AsArray(), step.Name)])!.AsArray();
        var items = change.After!.AsArray().Select(name => list[IndexOf(list, (string)name!)]!).ToList();
        list.Clear();
        foreach (var item in items)
            list.Add(item);
    }

    private static (JsonNode Holder, FieldStep Last) Holder(JsonNode root, FieldPath path)
    {
        var holder = path.Steps[..^1].Aggregate(root, (node, step) =>
            node is JsonObject map ? map[step.Name]! : node.AsArray()[IndexOf(node.AsArray(), step.Name)]!);
        return (holder, path.Steps[^1]);
    }

    // Where no names tell items apart "2" is an index, whatever is called so.
    private static int IndexOf(JsonArray list, string name) =>
        ItemNames.TryOf(list) is not null && Named(list, name) is >= 0 and var index ? index : int.Parse(name, CultureInfo.InvariantCulture);

    private static int Named(JsonArray list, string name) => list.ToList().FindIndex(item => item switch
    {
        JsonObject map => ((string[])["name", "mountPath", "type", "key"]).Any(key => $"{map[key]}" == name),
        _ => $"{item}".Split('=')[0].Trim() == name,
    });
}
