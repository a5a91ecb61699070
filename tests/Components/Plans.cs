using TrinoInfra.Files;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>Plans of the checkout's own stacks, and of others.</summary>
internal static class Plans
{
    public static Task<StackPlan> OfAsync(string stack) =>
        PlanRecorder.RecordAsync(StackFiles.Load(Repository.Root, stack).Then(SettingsReader.Read).ValueOrThrow(), stack);

    public static PlannedResource Resource(this StackPlan plan, string name) =>
        Assert.Single(plan.Resources, resource => resource.Name == name);

    /// <summary>Whether <paramref name="first"/> is there before <paramref name="then"/> is begun, directly or not.</summary>
    public static bool Precedes(this StackPlan plan, string first, string then) =>
        plan.Resource(then).DependsOn.Any(dependency => dependency == first || plan.Precedes(first, dependency));
}
