using System.Collections.Frozen;
using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>What to write instead of a key that a chart does not know.</summary>
internal static class ChartKeySuggestion
{
    /// <summary>More keys than these do not help whoever reads them.</summary>
    private const int MaxListed = 8;

    /// <summary>What the same is called in other charts, to where it is here.</summary>
    private static readonly FrozenDictionary<string, string> otherNames = new Dictionary<string, string>
    {
        ["replicas"] = "server/workers",
        ["replicaCount"] = "server/workers",
    }.ToFrozenDictionary();

    /// <param name="chart">What the chart knows.</param>
    /// <param name="map">What it knows where the key stands.</param>
    /// <param name="path">Where that is, with slashes.</param>
    /// <param name="owned">What the program sets itself: a suggestion of such a value tells what to use instead.</param>
    public static string For(ChartKey chart, ChartKey map, string path, string key, OwnedValues owned)
    {
        ImmutableArray<string> parent = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        ImmutableArray<string> siblings = [.. map.Keys.Keys];
        ImmutableArray<ImmutableArray<string>> places = [.. Places(chart, [], chart)];
        if (otherNames.TryGetValue(key, out var other) && places.Any(place => string.Join('/', place) == other))
            return Suggest([[.. other.Split('/')]]);
        if ((siblings.FirstOrDefault(sibling => Plain(sibling) == Plain(key)) ?? KeySuggestion.Alike(key, siblings)) is { } near)
            return Suggest([[.. parent, near]]);
        if (SameElsewhere(places, parent, key) is { Length: > 0 } elsewhere)
            return Suggest(elsewhere);
        if (KeySuggestion.Longer(key, siblings) is { } longer)
            return Suggest([[.. parent, longer]]);
        if (parent.Contains("config"))
            return "remove it: other properties of Trino are lines of additionalConfigProperties";
        if (KeySuggestion.Alike(key, [.. places.Select(place => place[^1]).Where(name => Plain(name) != Plain(key))], likeness: 4) is { } alike)
            return Suggest([places.First(place => place[^1] == alike)]);
        return siblings.Length is > 0 and <= MaxListed
            ? $"remove it, or use {string.Join(", ", siblings)}"
            : "remove it: the chart has no such value";

        string Suggest(ImmutableArray<ImmutableArray<string>> meant)
        {
            var names = meant.Select(place => place[..^1].SequenceEqual(parent) ? place[^1] : string.Join('.', place));
            var fix = meant.Select(place => owned.FixOf(string.Join('/', place))).FirstOrDefault(fix => fix is not null);
            return $"did you mean {string.Join(" or ", names)}?{(fix is null ? "" : $" {fix}")}";
        }
    }

    // Under the same parents as far as may be, then as high up as may be; what stands in many places says nothing.
    private static ImmutableArray<ImmutableArray<string>> SameElsewhere(
        ImmutableArray<ImmutableArray<string>> all, ImmutableArray<string> parent, string key)
    {
        ImmutableArray<ImmutableArray<string>> same = [.. all.Where(place => Ends(place, key))];
        var nearest = same.GroupBy(place => (Shared: place.Zip(parent).TakeWhile(pair => pair.First == pair.Second).Count(), place.Length))
            .OrderByDescending(group => group.Key.Shared).ThenBy(group => group.Key.Length)
            .FirstOrDefault();
        // One of the many places of a word such as `name`, far from here, is not meant.
        return nearest?.ToImmutableArray() is { Length: <= 3 } places
            && (nearest.Key.Shared > 0 || places.Length > 1 || same.Length == 1)
            ? places
            : [];
    }

    private static IEnumerable<ImmutableArray<string>> Places(ChartKey known, ImmutableArray<string> path, ChartKey top) =>
        known.Keys.Where(child => child.Value != top)
            .SelectMany(child => Places(child.Value, [.. path, child.Key], top).Prepend([.. path, child.Key]));

    // `query.max-memory` is `query.maxMemory`, and `max_heap_size` is `maxHeapSize`.
    private static bool Ends(ImmutableArray<string> place, string key)
    {
        var (plain, end) = (Plain(key), "");
        for (var i = place.Length - 1; i >= 0 && end.Length < plain.Length; i--)
            end = Plain(place[i]) + end;
        return plain.Length > 0 && end == plain;
    }

    private static string Plain(string key) => string.Concat(key.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
