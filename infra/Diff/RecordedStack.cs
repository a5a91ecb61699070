using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>One side of a comparison: what a stack declares, or was declared once.</summary>
/// <param name="Title">What people call it, e.g. <c>stack dev</c>, <c>stack dev as of HEAD~1</c>.</param>
/// <param name="Resources">Those of the program, as the program declares them; each type and name once, secrets are placeholders.</param>
public sealed record RecordedStack(string Title, ImmutableArray<PlannedResource> Resources)
{
    /// <summary>The engine says it of what it deployed. How long it waits (customTimeouts) is then not compared, nor does its preview.</summary>
    public bool IsDeployed { get; init; }

    /// <summary>What a comparison with it cannot tell; sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public static RecordedStack Of(StackPlan plan, string title) => new(title, plan.Resources);

    /// <summary>What was read of a file; each resource it has twice is one more fault.</summary>
    internal static Checked<RecordedStack> OfFile(RecordedFile file, string title, ImmutableArray<PlannedResource> resources)
    {
        foreach (var twice in resources.CountBy(resource => (resource.Type, resource.Name)).Where(resource => resource.Value > 1))
            file.Add("", $"has {Quoted.Text(twice.Key.Name)} of type {Quoted.Text(twice.Key.Type)} {twice.Value} times", "keep one of them");
        return file.Faults.IsEmpty ? new Checked<RecordedStack>.Good(new(title, resources)) : new Checked<RecordedStack>.Bad(file.Faults);
    }
}
