using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Settings;

namespace TrinoInfra.Diff;

/// <summary>Two values, compared field by field.</summary>
internal sealed class FieldComparison
{
    private readonly ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();
    private int secrets;

    private FieldComparison()
    {
    }

    /// <returns>What differs, and how many secrets stand on both sides: nobody knows whether these do.</returns>
    public static (ImmutableArray<FieldChange> Changes, int Secrets) Of(JsonObject before, JsonObject after)
    {
        var comparison = new FieldComparison();
        comparison.Compare(FieldPath.Inputs, before, after);
        return (comparison.changes.ToImmutable(), comparison.secrets);
    }

    private void Compare(FieldPath path, JsonNode? before, JsonNode? after)
    {
        switch (before, after)
        {
            case var _ when AreBothSecret(before, after):
                secrets++;
                break;
            case (JsonObject was, JsonObject now):
                CompareMaps(path, was, now);
                break;
            case (JsonArray was, JsonArray now):
                CompareLists(path, was, now);
                break;
            case var _ when JsonNode.DeepEquals(before, after):
                break;
            default:
                changes.Add(new(path, FieldChangeKind.Changed, before, after));
                break;
        }
    }

    private void CompareMaps(FieldPath path, JsonObject before, JsonObject after)
    {
        foreach (var key in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key)).Order(StringComparer.Ordinal))
        {
            var (was, isNow) = (before.TryGetPropertyValue(key, out var old), after.TryGetPropertyValue(key, out var value));
            if (was && isNow)
                Compare(path.Key(key), old, value);
            else
                changes.Add(new(path.Key(key), was ? FieldChangeKind.Removed : FieldChangeKind.Added, old, value));
        }
    }

    private void CompareLists(FieldPath path, JsonArray before, JsonArray after)
    {
        // Of as many items under other names each is most likely the other's successor.
        if (ItemNames.TryOf(before, after) is [var was, var now] && (was.Length != now.Length || was.Intersect(now).Any()))
            CompareNamed(path, before, was, after, now);
        else
            CompareInOrder(path, before, after);
    }

    private void CompareNamed(
        FieldPath path, JsonArray before, ImmutableArray<string> was, JsonArray after, ImmutableArray<string> now)
    {
        var (places, placesNow) = (Places(was), Places(now));
        var (stayed, stay) = (was.Where(placesNow.ContainsKey).ToList(), now.Where(places.ContainsKey).ToList());
        if (!stayed.SequenceEqual(stay))
            changes.Add(new(path, FieldChangeKind.Reordered, Texts(stayed), Texts(stay)));
        foreach (var name in was.Where(name => !placesNow.ContainsKey(name)))
            changes.Add(new(path.Item(name), FieldChangeKind.Removed, before[places[name]], null));
        foreach (var name in now)
        {
            if (places.TryGetValue(name, out var place))
                Compare(path.Item(name), before[place], after[placesNow[name]]);
            else
                changes.Add(new(path.Item(name), FieldChangeKind.Added, null, after[placesNow[name]]));
        }
    }

    private static Dictionary<string, int> Places(ImmutableArray<string> names) => names.Index().ToDictionary(item => item.Item, item => item.Index);

    /// <summary>What is equal at both ends pairs up; of the rest each with the next.</summary>
    private void CompareInOrder(FieldPath path, JsonArray before, JsonArray after)
    {
        var shorter = Math.Min(before.Count, after.Count);
        var head = 0;
        while (head < shorter && JsonNode.DeepEquals(before[head], after[head]))
            head++;
        var tail = 0;
        while (tail < shorter - head && JsonNode.DeepEquals(before[^(tail + 1)], after[^(tail + 1)]))
            tail++;

        var (old, now) = (before.Count - tail, after.Count - tail);
        for (var index = 0; index < Math.Max(before.Count, after.Count); index++)
        {
            var item = path.Item($"{index}");
            if (index < head || (index < old && index < now))
                Compare(item, before[index], after[index]);
            else if (index < old)
                changes.Add(new(item, FieldChangeKind.Removed, before[index], null));
            else if (index < now)
                changes.Add(new(item, FieldChangeKind.Added, null, after[index]));
        }
    }

    /// <summary>One side is nothing but a secret, or both are texts that hold one: no more can be known.</summary>
    private static bool AreBothSecret(JsonNode? before, JsonNode? after) =>
        (IsSecret(before) && HoldsSecret(after))
        || (IsSecret(after) && HoldsSecret(before))
        || (Text(before) is { } text && HoldsSecret(before) && text == Text(after));

    private static bool IsSecret(JsonNode? value) => Text(value) == Secret.Placeholder;

    private static bool HoldsSecret(JsonNode? value) => value switch
    {
        JsonObject map => map.Any(entry => HoldsSecret(entry.Value)),
        JsonArray list => list.Any(HoldsSecret),
        _ => Text(value)?.Contains(Secret.Placeholder, StringComparison.Ordinal) == true,
    };

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonArray Texts(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
