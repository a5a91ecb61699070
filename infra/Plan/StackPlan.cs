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

/// <summary>One resource that the stack declares.</summary>
/// <param name="Type">Pulumi's type token, e.g. <c>kubernetes:helm.sh/v3:Release</c>.</param>
/// <param name="Name">The resource's Pulumi name.</param>
/// <param name="Inputs">The inputs as they go to the engine, keys in alphabetical order.</param>
/// <param name="Parent">The name of the component it belongs to; null right under the stack.</param>
/// <param name="Provider">The name of its provider; null for components and providers.</param>
/// <param name="DependsOn">The names of the resources it waits for, in the order declared.</param>
/// <param name="Options">Of the resource options protect, retainOnDelete and customTimeouts those that are set.</param>
public sealed record PlannedResource(
    string Type,
    string Name,
    JsonObject Inputs,
    string? Parent,
    string? Provider,
    ImmutableArray<string> DependsOn,
    JsonObject Options)
{
    public const string ReleaseType = "kubernetes:helm.sh/v3:Release";

    /// <summary>A ComponentResource of this program: it groups others and is nothing in the cluster.</summary>
    public bool IsComponent => Type.StartsWith("trino-infra:", StringComparison.Ordinal);

    /// <summary>A provider: it says where the others go, and is nothing in the cluster itself.</summary>
    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>For machines, every member of it.</summary>
    public JsonObject ToJson() => new()
    {
        ["type"] = Type,
        ["name"] = Name,
        ["inputs"] = Inputs.DeepClone(),
        ["parent"] = Parent,
        ["provider"] = Provider,
        ["dependsOn"] = new JsonArray([.. DependsOn.Select(name => JsonValue.Create(name))]),
        ["options"] = Options.DeepClone(),
    };

    /// <summary>What is behind the last colon of the type token, e.g. <c>HTTPRoute</c>; <c>Provider</c> for a provider.</summary>
    public string Kind => IsProvider ? "Provider" : Type[(Type.LastIndexOf(':') + 1)..];
}
