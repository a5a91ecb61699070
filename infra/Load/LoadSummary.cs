using System.Collections.Immutable;

namespace TrinoInfra.Load;

/// <summary>The figures of a load.</summary>
internal sealed record LoadSummary
{
    public required LoadPlan Plan { get; init; }

    /// <summary>How long statements that are counted began.</summary>
    public required TimeSpan Took { get; init; }

    public required TrackFigures All { get; init; }

    /// <summary>By name; statements that no track is known to have served stand under <see cref="LoadRecord.NoTrack"/>.</summary>
    public required ImmutableArray<TrackFigures> Tracks { get; init; }

    /// <summary>The most frequent first.</summary>
    public required ImmutableArray<FailureCount> Failures { get; init; }

    /// <summary>Statements of an open loop for which no client was free when they were due. Their latency has the wait in it.</summary>
    public required long LateStarts { get; init; }

    /// <summary>Statements that were due, and for which no client was free until the end.</summary>
    public required long Unsent { get; init; }

    /// <summary>Requests that were sent anew, since the gateway had nobody to answer them.</summary>
    public required long Repeats { get; init; }

    public long Statements => All.Succeeded + All.Failed;

    /// <summary>Statements that ran through, a second.</summary>
    public double Rate => Took > TimeSpan.Zero ? All.Succeeded / Took.TotalSeconds : 0;
}

/// <param name="Latency">Of those that ran through; null where none did.</param>
internal sealed record TrackFigures(string Track, long Succeeded, long Failed, Latency? Latency);

/// <summary>Percentiles, to three digits.</summary>
internal sealed record Latency(TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan P999, TimeSpan Max);

/// <summary>Failures of one kind.</summary>
/// <param name="Kind">How the client failed, or what Trino calls its error.</param>
/// <param name="Example">What the first one said; others wrote it.</param>
internal sealed record FailureCount(string Track, string Kind, long Count, string Example);
