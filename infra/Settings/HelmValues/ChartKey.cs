namespace TrinoInfra.Settings.HelmValues;

/// <summary>A place in a chart's values, and what the chart knows there; <see cref="ChartKeys"/> makes the tree of them.</summary>
internal sealed class ChartKey
{
    private readonly SortedDictionary<string, ChartKey> keys = new(StringComparer.Ordinal);

    /// <summary>The keys of a map that has certain ones.</summary>
    public IReadOnlyDictionary<string, ChartKey> Keys => keys;

    /// <summary>What any other key of the map holds; null where it may have no other.</summary>
    public ChartKey? Any { get; private set; }

    /// <summary>What each element of a list holds; null where that is a single value, or anything.</summary>
    public ChartKey? Element { get; private set; }

    /// <summary>Whether the chart passes on whatever stands here.</summary>
    public bool IsFree { get; private set; }

    /// <summary>
    /// What a user writes here to have nothing: <c>""</c>, <c>[]</c>, <c>{}</c> or <c>false</c>, and the word <c>null</c> where
    /// that is the chart's default. Null where the list does not tell.
    /// </summary>
    public string? Nothing { get; private set; }

    public bool IsMap => keys.Count > 0 || Any is not null;

    /// <summary>What stands at a key of this map; null where the chart knows no such key.</summary>
    public ChartKey? this[string key] => keys.GetValueOrDefault(key) ?? Any;

    /// <summary>Makes a key hold what this place holds: istiod's chart lays what is under <c>pilot</c> over its top level.</summary>
    public void Alias(string key) => keys[key] = this;

    /// <summary>Adds a path of a list: <c>*</c> is any key, <c>[]</c> each element, <c>**</c> whatever is there.</summary>
    public void Add(ReadOnlySpan<string> path, string? nothing)
    {
        switch (path)
        {
            case []:
                Nothing = nothing;
                break;
            case ["**"]:
                (IsFree, Nothing) = (true, nothing);
                break;
            case ["*", .. var below]:
                (Any ??= new()).Add(below, nothing);
                break;
            case ["[]", .. var below]:
                (Element ??= new()).Add(below, nothing);
                break;
            case [var key, .. var below]:
                if (!keys.TryGetValue(key, out var child))
                    keys[key] = child = new();
                child.Add(below, nothing);
                break;
        }
    }
}
