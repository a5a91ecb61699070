using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace TrinoInfra.Plan;

/// <summary>What a stack declares, recorded from a run of the very program that <c>pulumi up</c> runs.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Resources">In creation order: each behind its parent, its provider and all it depends on.</param>
/// <param name="Outputs">The stack's outputs by name.</param>
public sealed record StackPlan(
    string Stack,
    ImmutableArray<PlannedResource> Resources,
    JsonObject Outputs);
