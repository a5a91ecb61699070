using System.Collections.Immutable;
using TrinoInfra.Load;

namespace TrinoInfra.Arms;

/// <summary>A quantile of the latency of a round.</summary>
/// <param name="Name">E.g. <c>p99</c>.</param>
/// <param name="Fewest">How many statements a round needs for it to be more than the slowest of them.</param>
/// <param name="Of">In milliseconds.</param>
internal sealed record Quantile(string Name, int Fewest, Func<Latency, double> Of)
{
    public static ImmutableArray<Quantile> All { get; } =
    [
        new("p50", 2, latency => latency.P50.TotalMilliseconds),
        new("p90", 10, latency => latency.P90.TotalMilliseconds),
        new("p99", 100, latency => latency.P99.TotalMilliseconds),
        new("p99.9", 1000, latency => latency.P999.TotalMilliseconds),
    ];

    /// <summary>That of a round; null where too few of its statements ran through.</summary>
    public double? In(ArmRound round) => round.Load.All is { Latency: { } latency, Succeeded: var served } && served >= Fewest ? Of(latency) : null;
}
