namespace TrinoInfra.RouteReader.Documents;

/// <summary><c>requestHeaderModifier</c> or <c>responseHeaderModifier</c>. Names compare without case.</summary>
/// <param name="Set"><c>set</c>: takes the place of every field of the name.</param>
/// <param name="Add"><c>add</c>: one more field of the name.</param>
/// <param name="Remove"><c>remove</c>: names.</param>
public sealed record HeaderModifier(
    IReadOnlyList<HeaderField> Set, IReadOnlyList<HeaderField> Add, IReadOnlyList<string> Remove)
{
    public static HeaderModifier None { get; } = new([], [], []);

    /// <summary>The Host it gives to a request; null where it gives none. A Host cannot be removed.</summary>
    public string? Host => Named(Set) ?? Named(Add);

    /// <summary>One modifier that does what both do, the other's values the later ones; removals come first all the same.</summary>
    public HeaderModifier And(HeaderModifier other) =>
        ReferenceEquals(this, None) ? other
        : ReferenceEquals(other, None) ? this
        : new([.. Set, .. other.Set], [.. Add, .. other.Add], [.. Remove, .. other.Remove]);

    /// <summary>The fields after this modifier: removed, then set, then added.</summary>
    public HeaderFields Apply(HeaderFields fields)
    {
        fields = Remove.Aggregate(fields, (all, name) => all.Without(name));
        fields = Set.Aggregate(fields, (all, field) => all.With(field));
        return Add.Aggregate(fields, (all, field) => all.And(field));
    }

    /// <summary>The fields after these modifiers, in their order.</summary>
    public static HeaderFields ApplyAll(IReadOnlyList<HeaderModifier> modifiers, HeaderFields fields) =>
        modifiers.Aggregate(fields, (all, modifier) => modifier.Apply(all));

    private static string? Named(IReadOnlyList<HeaderField> fields) =>
        fields.FirstOrDefault(field => field.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))?.Value;
}
