using System.Collections.Immutable;
using TrinoInfra.Arms;
using TrinoInfra.Load;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Arms;

/// <summary>Measurements that nobody made.</summary>
internal static class Rounds
{
    public static LoadPlan Plan { get; } = new() { Clients = 8, WarmUp = TimeSpan.FromSeconds(5), Length = TimeSpan.FromSeconds(60) };

    /// <param name="p50">By block, in milliseconds; p90 is twice that, p99 ten times.</param>
    public static ArmRounds Of(string name, params double[] p50) =>
        new(new(name, new($"https://{name}.example.com"), $"about {name}"), [.. p50.Select((milliseconds, block) => Round(block, (block * 2) + (name == "gateway" ? 0 : 1), milliseconds))]);

    public static ArmRound Round(int block, int place, double p50, long served = 500, params FailureCount[] failures) => new(
        block,
        place,
        Load(p50, served, failures),
        Connections: 8,
        new PodUsage(1, 0.25, 100 << 20));

    public static LoadSummary Load(double p50, long served, params FailureCount[] failures)
    {
        var figures = new TrackFigures(
            "", served, failures.Sum(failure => failure.Count), served == 0 ? null : new(Of(p50), Of(2 * p50), Of(10 * p50), Of(20 * p50), Of(30 * p50)));
        return new()
        {
            Plan = Plan,
            Took = TimeSpan.FromSeconds(60),
            All = figures,
            Tracks = [figures with { Track = "stable" }],
            Failures = [.. failures],
            LateStarts = 0,
            Unsent = 0,
            Repeats = 0,
        };
    }

    public static Compared Compared(params ImmutableArray<ArmRounds> arms) => new()
    {
        Stack = "dev",
        Track = "trino-v1-stable",
        Began = new(2026, 11, 26, 14, 0, 0, TimeSpan.Zero),
        Seed = 7,
        Plan = Plan,
        Arms = arms,
        LeftOut = ["direct access, the floor: not from here"],
    };

    private static TimeSpan Of(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
