using System.Collections.Immutable;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>What becomes of a resource.</summary>
public enum ResourceChangeKind
{
    Added,
    Removed,

    /// <summary>It stays and takes on what is new.</summary>
    Updated,

    /// <summary>It is deleted and made anew, in either order.</summary>
    Replaced,
}

/// <summary>A resource that one side alone has, or that differs.</summary>
/// <param name="Before">What it was; null where it is added.</param>
/// <param name="After">What it is; null where it is removed.</param>
/// <param name="Fields">What differs of one that both sides have, in alphabetical order: inputs, then options as <c>options.protect</c>.</param>
/// <param name="ForcedBy">Why it is replaced: paths of fields, <c>parent</c>, <c>provider</c>; empty where it is not.</param>
public sealed record ResourceChange(
    PlannedResource? Before,
    PlannedResource? After,
    ImmutableArray<FieldChange> Fields,
    ImmutableArray<string> ForcedBy)
{
    public ResourceChangeKind Kind => (Before, After) switch
    {
        (null, _) => ResourceChangeKind.Added,
        (_, null) => ResourceChangeKind.Removed,
        _ => ForcedBy.IsEmpty ? ResourceChangeKind.Updated : ResourceChangeKind.Replaced,
    };

    /// <summary>As it is, or was.</summary>
    public PlannedResource Resource => After ?? Before!;

    /// <summary>Every value that differs, by itself.</summary>
    public IEnumerable<FieldChange> Leaves => Fields.SelectMany(change => change.Leaves);
}
