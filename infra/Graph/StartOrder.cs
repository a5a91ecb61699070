using System.Collections.Immutable;
using TrinoInfra.Plan;

namespace TrinoInfra.Graph;

/// <summary>The order in which a stack comes up: what may start at once is of one step. It goes down the other way round.</summary>
/// <param name="Resources">Each beside the others of its component, in creation order; components and providers are none.</param>
internal sealed record StartOrder(ImmutableArray<StartingResource> Resources)
{
    /// <summary>How many there are.</summary>
    public int Steps => Resources.Max(resource => resource.Step);

    /// <summary>What holds each resource up: what is ready last of all that it waits for.</summary>
    public IEnumerable<StartWait> Waits
    {
        get
        {
            var byName = Resources.ToDictionary(resource => resource.Name);
            return Resources.SelectMany(to => to.After.Select(name => byName[name]).Where(from => from.Step == to.Step - 1), (to, from) => new StartWait(from, to));
        }
    }

    public static StartOrder Of(StackPlan plan)
    {
        var steps = new Dictionary<string, int>();
        var starting = plan.Resources.Where(resource => resource is { IsComponent: false, IsProvider: false }).ToList();
        foreach (var resource in starting)
            steps[resource.Name] = resource.DependsOn.Select(name => steps[name]).DefaultIfEmpty(0).Max() + 1;

        var longest = CreationOrder.LongestChain(plan).Select(resource => resource.Name).ToHashSet();
        return new(
        [
            .. starting.GroupBy(resource => resource.Parent ?? "").SelectMany(component => component.Select(resource => new StartingResource(
                resource.Kind,
                resource.Name,
                component.Key,
                steps[resource.Name],
                [.. resource.DependsOn],
                longest.Contains(resource.Name)))),
        ]);
    }
}

/// <param name="Kind">E.g. <c>HTTPRoute</c>.</param>
/// <param name="Name">Its Pulumi name.</param>
/// <param name="Component">The name of the component that it is of; empty for none.</param>
/// <param name="Step">From 1.</param>
/// <param name="After">All that it waits for.</param>
/// <param name="IsLongest">Whether it is of the longest chain.</param>
internal sealed record StartingResource(
    string Kind, string Name, string Component, int Step, ImmutableArray<string> After, bool IsLongest);

/// <summary>The second may start only when the first is ready, a step later.</summary>
internal sealed record StartWait(StartingResource From, StartingResource To)
{
    public bool IsLongest => From.IsLongest && To.IsLongest;
}
