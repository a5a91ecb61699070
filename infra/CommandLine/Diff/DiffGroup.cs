using System.Collections.Immutable;
using TrinoInfra.Diff;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>What differs of one component.</summary>
/// <param name="Name">The component's name; <see cref="OfTheStack"/> for what belongs to none.</param>
/// <param name="Itself">What becomes of the component; null where it is on both sides.</param>
/// <param name="Changes">Of the resources in it.</param>
internal sealed record DiffGroup(string Name, ResourceChange? Itself, ImmutableArray<ResourceChange> Changes)
{
    private const string OfTheStack = "stack";

    /// <summary>The components in the order in which they first come.</summary>
    public static IEnumerable<DiffGroup> Of(PlanDifference difference) => difference.Changes
        .GroupBy(change => change.Resource.IsComponent ? change.Resource.Name : change.Resource.Parent ?? OfTheStack)
        .Select(group => new DiffGroup(
            group.Key,
            group.FirstOrDefault(change => change.Resource.IsComponent),
            [.. group.Where(change => !change.Resource.IsComponent)]));

    public DiffLine Head => new(Itself is null ? "" : DiffLine.MarkOf(Itself.Kind), 0, Name);

    public IEnumerable<DiffLine> Lines => Changes.SelectMany(DiffLine.Of);
}
