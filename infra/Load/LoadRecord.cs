using System.Collections.Concurrent;
using HdrHistogram;
using TrinoInfra.Trino;

namespace TrinoInfra.Load;

/// <summary>What became of the statements of a load, by the track that served them. Thread-safe.</summary>
/// <param name="trackOf">The track that served a statement; null where that is not known.</param>
internal sealed class LoadRecord(Func<StatementResult, string?> trackOf)
{
    /// <summary>Of a statement that no track is known to have served.</summary>
    public const string NoTrack = "";

    // In the unit of TimeSpan, to an hour, with three digits.
    private const long Longest = TimeSpan.TicksPerHour;
    private const int Digits = 3;

    private readonly ConcurrentDictionary<string, HistogramBase> _served = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Track, string Kind), FailureCount> _failures = [];
    private long _late;
    private long _repeats;
    private long _abandoned;

    /// <param name="latency">From when it began, or was due.</param>
    /// <param name="isLate">Whether no client was free when it was due.</param>
    public void Add(TimeSpan latency, bool isLate, StatementResult result)
    {
        var track = trackOf(result) ?? NoTrack;
        if (isLate)
            Interlocked.Increment(ref _late);
        if (result.Repeats > 0)
            Interlocked.Add(ref _repeats, result.Repeats);
        if (result.Succeeded)
            _served.GetOrAdd(track, static _ => new LongConcurrentHistogram(1, Longest, Digits)).RecordValue(Math.Clamp(latency.Ticks, 1, Longest));
        else
            _failures.AddOrUpdate((track, Kind(result)), key => new(key.Track, key.Kind, 1, Text(result)), (_, seen) => seen with { Count = seen.Count + 1 });
    }

    /// <summary>Notes a statement that was sent, and cancelled with all the others: what became of it nobody knows.</summary>
    public void Abandon() => Interlocked.Increment(ref _abandoned);

    /// <param name="plan">What was to be sent.</param>
    /// <param name="took">How long statements that are counted began.</param>
    public LoadSummary Summary(LoadPlan plan, TimeSpan took)
    {
        var all = new LongHistogram(1, Longest, Digits);
        foreach (var served in _served.Values)
            all.Add(served);
        var tracks = _served.Keys.Concat(_failures.Keys.Select(key => key.Track)).Distinct().Order(StringComparer.Ordinal).ToList();
        var failed = _failures.Values.Sum(failure => failure.Count);
        return new()
        {
            Plan = plan,
            Took = took,
            All = Figures(NoTrack, all, failed),
            Tracks = [.. tracks.Select(track => Figures(
                track, _served.GetValueOrDefault(track), _failures.Values.Where(failure => failure.Track == track).Sum(failure => failure.Count)))],
            Failures = [.. _failures.Values.OrderByDescending(failure => failure.Count).ThenBy(failure => failure.Kind, StringComparer.Ordinal)],
            LateStarts = _late,
            Unsent = Math.Max(0, (plan.DueBefore(plan.WarmUp + took) ?? 0) - all.TotalCount - failed - _abandoned),
            Repeats = _repeats,
        };
    }

    /// <summary>E.g. <c>timedOut</c>, or what Trino calls an error of its own, <c>CATALOG_NOT_FOUND</c>.</summary>
    private static string Kind(StatementResult result) =>
        result.Failure is { } failure ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{failure.Kind}") : result.Error!.Name;

    private static string Text(StatementResult result) => result.Failure?.Text ?? $"{result.QueryId}: {result.Error!.Message}";

    private static TrackFigures Figures(string track, HistogramBase? served, long failed) => new(
        track,
        served?.TotalCount ?? 0,
        failed,
        served is { TotalCount: > 0 }
            ? new(At(served, 50), At(served, 90), At(served, 99), At(served, 99.9), At(served, 100))
            : null);

    private static TimeSpan At(HistogramBase served, double percentile) => TimeSpan.FromTicks(served.GetValueAtPercentile(percentile));
}
