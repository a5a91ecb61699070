using System.Collections.Immutable;
using TrinoInfra.Load;

namespace TrinoInfra.Arms;

/// <summary>A whole comparison: what was done, and what was measured.</summary>
internal sealed record Compared
{
    public required string Stack { get; init; }

    /// <summary>The track that every arm leads to.</summary>
    public required string Track { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>Of the order of rounds.</summary>
    public required int Seed { get; init; }

    /// <summary>Of each round.</summary>
    public required LoadPlan Plan { get; init; }

    /// <summary>The first is what others are held against.</summary>
    public required ImmutableArray<ArmRounds> Arms { get; init; }

    /// <summary>What is left out, and why: of arms, or of what would be measured of them.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>The load through the main host at the stack's weights; null where no arm has any.</summary>
    public LoadSummary? AtWeights { get; init; }

    public ImmutableArray<ArmFigures> Figures => ArmFigures.Of(Arms);
}
