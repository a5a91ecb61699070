using System.Collections.Immutable;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>One side of a comparison: what a stack declares, or was declared once.</summary>
/// <param name="Title">What people call it, e.g. <c>stack dev</c>, <c>Pulumi.dev.yaml at HEAD~1</c>.</param>
/// <param name="Resources">Those of the program, as the program declares them; secrets are placeholders.</param>
public sealed record RecordedStack(string Title, ImmutableArray<PlannedResource> Resources)
{
    public static RecordedStack Of(StackPlan plan, string title) => new(title, plan.Resources);
}
