namespace TrinoInfra.Bench.ChartKeys;

/// <summary>A place in the values of a chart: what stands there by default, and what the templates do with it.</summary>
internal sealed class ChartValue
{
    private readonly SortedDictionary<string, ChartValue> children = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ChartValue> Children => children;

    /// <summary>Any element of it, where a template ranges over it or takes an element by a name that it computes.</summary>
    public ChartValue? Each { get; private set; }

    /// <summary>Whether the elements are a list's: templates hint at it, values.yaml knows.</summary>
    public bool IsList { get; set; }

    /// <summary>Whether a template prints it whole, whatever is in it.</summary>
    public bool IsFree { get; set; }

    /// <summary>What to write for nothing, by the kind of the default; null where nobody knows.</summary>
    public string? Nothing { get; set; }

    public ChartValue this[string key] =>
        children.TryGetValue(key, out var child) ? child : children[key] = new();

    public ChartValue AnyElement(bool ofList)
    {
        IsList |= ofList;
        return Each ??= new();
    }

    public void Remove(string key) => children.Remove(key);

    /// <summary>Its own line, if <paramref name="path"/> is one, and those of all below it.</summary>
    public IEnumerable<string> Lines(string path)
    {
        if (path.Length > 0)
            yield return $"{path}{(IsFree ? ".**" : "")}{(Nothing is null ? "" : $" = {Nothing}")}";
        if (IsFree)
            yield break;
        var prefix = path.Length > 0 ? $"{path}." : "";
        // A list of texts or numbers has nothing below it.
        var below = Each is null || (IsList && Each is { IsFree: false, Each: null, Children.Count: 0 })
            ? []
            : Each.Lines(IsList ? $"{path}[]" : $"{prefix}*");
        foreach (var line in below.Concat(
            children.Where(child => Each is null || IsList || child.Value.Children.Count > 0).SelectMany(child => child.Value.Lines(prefix + child.Key))))
            yield return line;
    }
}
