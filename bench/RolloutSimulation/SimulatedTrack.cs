using System.Collections.Immutable;
using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.Bench.RolloutSimulation;

/// <summary>A coordinator with its statements; all times in seconds from the rollout's beginning.</summary>
internal sealed class SimulatedTrack(Random random)
{
    private static readonly ImmutableArray<string> _ids = [.. Enumerable.Range(0, 100_000).Select(number => $"{number}")];

    private readonly List<Statement> _running = [];
    private double _started = -10_000;

    public int Begun { get; private set; }

    public void Begin(double at, double seconds, string? type, string? code)
    {
        _running.Add(new(_ids[Begun % _ids.Length], at, at + seconds, type, code));
        Begun++;
    }

    /// <summary>Ten of the running statements, or all where there are fewer, fail within a second.</summary>
    public void LoseWorker(double at)
    {
        var lost = 0;
        for (var index = 0; index < _running.Count && lost < 10; index++)
        {
            var statement = _running[index];
            if (statement.Begin > at || statement.End < at)
                continue;
            _running[index] = statement with { End = at + (0.8 * random.NextDouble()), Type = "EXTERNAL", Code = "REMOTE_HOST_GONE" };
            lost++;
        }
    }

    public void Restart(double at)
    {
        _running.RemoveAll(statement => statement.Begin <= at && statement.End > at);
        _started = at;
    }

    public TrackLook Look(double at, ImmutableArray<ProbeAnswer> probes)
    {
        var samples = ImmutableArray.CreateBuilder<QuerySample>(_running.Count);
        var kept = 0;
        for (var index = 0; index < _running.Count; index++)
        {
            var statement = _running[index];
            var hasEnded = statement.End <= at;
            samples.Add(new(
                statement.Id,
                TimeOf(statement.Begin),
                TimeSpan.FromSeconds((hasEnded ? statement.End : at) - statement.Begin),
                hasEnded,
                hasEnded ? statement.Type : null,
                hasEnded ? statement.Code : null));
            if (!hasEnded)
                _running[kept++] = statement;
        }

        _running.RemoveRange(kept, _running.Count - kept);
        return new(samples.MoveToImmutable()) { Uptime = TimeSpan.FromSeconds(at - _started), Probes = probes };
    }

    public static DateTimeOffset TimeOf(double seconds) => DateTimeOffset.UnixEpoch.AddDays(1).AddSeconds(seconds);

    private readonly record struct Statement(string Id, double Begin, double End, string? Type, string? Code);
}
