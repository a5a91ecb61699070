using System.Collections.Immutable;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What kind of engine runs the program, and how well it goes.</summary>
internal sealed record EngineKind
{
    /// <summary>Of 2026: all that is ever asked for.</summary>
    public static EngineKind Current { get; } = new();

    /// <summary>Of 2024, from before programs could hook into it.</summary>
    public static EngineKind BeforeHooks { get; } = new()
    {
        Features = Current.Features.Except(["resourceHooks", "errorHooks", "sendsOptionsToHooks"]),
    };

    public ImmutableHashSet<string> Features { get; private init; } =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "replacementTrigger", "deletedWith", "replaceWith",
        "transforms", "invokeTransforms", "parameterization", "resourceHooks", "errorHooks", "sendsOptionsToHooks",
    ];

    /// <summary>What an update before this one registered: what of it is registered anew otherwise is updated, not created.</summary>
    public IReadOnlyCollection<WireResource> Had { get; init; } = [];

    /// <summary>The name of the resource that cannot be had; null where all can.</summary>
    public string? Failing { get; init; }
}
