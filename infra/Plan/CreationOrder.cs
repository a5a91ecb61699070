using System.Collections.Immutable;

namespace TrinoInfra.Plan;

/// <summary>The order in which an engine may create the resources of a plan, and what it waits for longest.</summary>
public static class CreationOrder
{
    /// <summary>
    /// Each resource behind its parent, its provider and what it depends on; among those that are free to go, the one
    /// declared first.
    /// </summary>
    /// <exception cref="InvalidOperationException">They wait for each other, or for one that is not declared.</exception>
    public static ImmutableArray<PlannedResource> Of(ImmutableArray<PlannedResource> declared)
    {
        var ordered = ImmutableArray.CreateBuilder<PlannedResource>(declared.Length);
        var waiting = declared.ToList();
        var created = new HashSet<string>();

        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(resource => Prerequisites(resource).All(created.Contains))
                ?? throw new InvalidOperationException($"The resources wait for each other: {string.Join(", ", waiting.Select(r => r.Name))}.");
            waiting.Remove(next);
            created.Add(next.Name);
            ordered.Add(next);
        }

        return ordered.MoveToImmutable();
    }

    /// <summary>The chain of <c>dependsOn</c> with the most resources, in creation order; parents and providers do not count.</summary>
    public static ImmutableArray<PlannedResource> LongestChain(StackPlan plan)
    {
        var chains = new Dictionary<string, ImmutableArray<PlannedResource>>();
        foreach (var resource in plan.Resources)
            chains[resource.Name] = Longest(resource.DependsOn.Select(name => chains[name])).Add(resource);

        return Longest(chains.Values);
    }

    private static ImmutableArray<PlannedResource> Longest(IEnumerable<ImmutableArray<PlannedResource>> chains) =>
        chains.DefaultIfEmpty([]).MaxBy(chain => chain.Length);

    private static IEnumerable<string> Prerequisites(PlannedResource resource) =>
        new[] { resource.Parent, resource.Provider }.OfType<string>().Concat(resource.DependsOn);
}
