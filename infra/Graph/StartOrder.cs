using System.Collections.Immutable;
using TrinoInfra.Plan;

namespace TrinoInfra.Graph;

/// <summary>The order in which a stack comes up: what may start at once is of one step. It goes down the other way round.</summary>
/// <param name="Resources">Each beside the others of its component, in creation order; components and providers are none.</param>
internal sealed record StartOrder(ImmutableArray<StartingResource> Resources)
{
    public int Steps => Resources.Max(resource => resource.Step);

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
                [.. resource.DependsOn.Where(name => steps[name] == steps[resource.Name] - 1)],
                longest.Contains(resource.Name)))),
        ]);
    }
}

/// <param name="Kind">E.g. <c>HTTPRoute</c>.</param>
/// <param name="Name">Its Pulumi name.</param>
/// <param name="Component">The name of the component that it is of; empty for none.</param>
/// <param name="Step">From 1.</param>
/// <param name="After">All that it waits for.</param>
/// <param name="Last">Of these what is ready last: of the step before its own.</param>
/// <param name="IsLongest">Whether it is of the longest chain.</param>
internal sealed record StartingResource(
    string Kind, string Name, string Component, int Step, ImmutableArray<string> After, ImmutableArray<string> Last, bool IsLongest);
