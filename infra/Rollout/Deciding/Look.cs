using System.Collections.Immutable;

namespace TrinoInfra.Rollout.Deciding;

/// <summary>Both tracks at one moment.</summary>
internal sealed record Look(DateTimeOffset At, TrackLook Stable, TrackLook Canary);

/// <summary>
/// One track at one look: every query that runs or has ended since the look before, without those of probes and of targeted
/// users, which the weights do not move.
/// </summary>
internal sealed record TrackLook(ImmutableArray<QuerySample> Queries)
{
    /// <summary>Whether its coordinator answered; without an answer nothing else is known.</summary>
    public bool Answers { get; init; } = true;

    /// <summary>How long its coordinator runs, of <c>/v1/info</c>.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>The probes' answers, the same probes in the same order at each look and on both tracks.</summary>
    public ImmutableArray<ProbeAnswer> Probes { get; init; } = [];

    public static TrackLook Silent { get; } = new([]) { Answers = false };
}

/// <summary>What came of one probe.</summary>
/// <param name="Took">From the statement to its last row, or to the failure.</param>
/// <param name="Rows">A digest of its rows that does not know their order; null where it failed.</param>
internal readonly record struct ProbeAnswer(TimeSpan Took, string? Rows);
