namespace TrinoInfra.Routing.Reader;

/// <summary><c>requestHeaderModifier</c> or <c>responseHeaderModifier</c>. Names compare without case.</summary>
/// <param name="Set"><c>set</c>: takes the place of every field of the name.</param>
/// <param name="Add"><c>add</c>: one more field of the name.</param>
/// <param name="Remove"><c>remove</c>: names.</param>
public sealed record HeaderModifier(
    IReadOnlyList<HeaderField> Set, IReadOnlyList<HeaderField> Add, IReadOnlyList<string> Remove)
{
    public static HeaderModifier None { get; } = new([], [], []);

    /// <summary>The fields after this modifier: removed, then set, then added.</summary>
    public HeaderFields Apply(HeaderFields fields)
    {
        fields = Remove.Aggregate(fields, (all, name) => all.Without(name));
        fields = Set.Aggregate(fields, (all, field) => all.With(field));
        return Add.Aggregate(fields, (all, field) => all.And(field));
    }
}
