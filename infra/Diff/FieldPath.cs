using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Diff;

/// <summary>The way from a resource's inputs to a field.</summary>
/// <param name="Steps">Keys of maps, and items of lists.</param>
public sealed record FieldPath(ImmutableArray<FieldStep> Steps)
{
    /// <summary>The inputs as a whole.</summary>
    public static FieldPath Inputs { get; } = new([]);

    /// <summary>The steps by their names with a slash between them, e.g. <c>values/coordinator/jvm</c>.</summary>
    public string Slashed => string.Join('/', Steps.Select(step => step.Name));

    public FieldPath Key(string name) => new(Steps.Add(new(name, IsItem: false)));

    public FieldPath Item(string name) => new(Steps.Add(new(name, IsItem: true)));

    /// <summary>Whether it is <paramref name="keys"/>, given with dots between them, or anywhere below.</summary>
    public bool IsWithin(string keys) => keys.Split('.') is var above
        && Steps.Length >= above.Length
        && above.Zip(Steps).All(pair => pair is var (key, step) && !step.IsItem && step.Name == key);

    /// <summary>E.g. <c>spec.rules[new-statements].backendRefs[trino-v1-stable].weight</c>; harmless to a terminal.</summary>
    public override string ToString() => string.Concat(Steps.Select(step => step.ToString())).TrimStart('.');
}

/// <summary>One step of a path.</summary>
/// <param name="Name">The key; or what tells the item from the others of its list, its index where nothing does.</param>
/// <param name="IsItem">Whether it is an item of a list.</param>
public readonly record struct FieldStep(string Name, bool IsItem)
{
    public override string ToString()
    {
        var segment = Quoted.Segment(Name);
        return !IsItem ? segment : segment[0] == '.' ? $"[{segment[1..]}]" : segment;
    }
}
