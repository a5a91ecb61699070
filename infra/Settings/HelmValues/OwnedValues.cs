using System.Collections.Immutable;
using System.Text.Json;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>What of a chart's values is the program's own to set, and what it sets for a track.</summary>
/// <param name="Values">The places, and what to use instead.</param>
/// <param name="Track">The track, as far as it could be read; null for a chart that is not a track's.</param>
internal readonly record struct OwnedValues(ImmutableArray<ProtectedValue> Values, TrackSettings? Track = null)
{
    /// <summary>Refuses what differs from the program's own.</summary>
    /// <returns>The paths refused, with slashes.</returns>
    public IReadOnlySet<string> Refuse(ConfigNode values)
    {
        HashSet<string> refused = [];
        foreach (var owned in Values)
        {
            var found = ChartValuesReader.Find(values, owned.Path);
            if (!found.Exists || IsOwn(found, owned))
                continue;
            found.Fault("is the program's own to set", owned.Fix);
            refused.Add(owned.Path);
        }

        return refused;
    }

    /// <summary>What to use instead of the value at a path with slashes; null where the user may set it.</summary>
    public string? FixOf(string path) =>
        Values.Where(owned => path == owned.Path || path.StartsWith($"{owned.Path}/", StringComparison.Ordinal))
            .Select(owned => owned.Fix).FirstOrDefault();

    private bool IsOwn(ConfigNode node, ProtectedValue value) =>
        value.Own is { } own && !node.IsSecret && IsSame(node.Value, own(Track!));

    // As the chart prints it: 447 is "447", but "false" is a text, and so true.
    private static bool IsSame(JsonElement given, object? own) => own switch
    {
        bool flag => given.ValueKind == (flag ? JsonValueKind.True : JsonValueKind.False),
        string or int => given.ValueKind switch
        {
            JsonValueKind.String => given.GetString() == $"{own}",
            JsonValueKind.Number => JsonNumber.Text(given) == $"{own}",
            JsonValueKind.True => own is "true",
            _ => false,
        },
        ImmutableSortedDictionary<string, object?> map => given.ValueKind is JsonValueKind.Object
            && given.EnumerateObject().All(entry => map.TryGetValue(entry.Name, out var value) && IsSame(entry.Value, value)),
        ImmutableArray<object?> { IsEmpty: true } => given.ValueKind is JsonValueKind.Array && given.GetArrayLength() == 0,
        _ => false,
    };
}
