using TrinoInfra.Arms;
using TrinoInfra.Load;

namespace TrinoInfra.Tests.Arms;

/// <summary>From rounds to what is said of an arm.</summary>
public sealed class ArmFiguresTests
{
    private static readonly double[] _drifting = [50, 52, 54, 56, 58, 60];

    [Fact]
    public void A_difference_is_taken_within_a_block_so_that_a_drift_is_in_nobodys_favour()
    {
        var figures = ArmFigures.Of([Rounds.Of("gateway", _drifting), Rounds.Of("ingress", [.. _drifting.Select(p50 => p50 + 1)])]);

        // The intervals of the two overlap, and yet each block says the same.
        Assert.True(figures[0].Latency[0]!.High > figures[1].Latency[0]!.Low);
        Assert.Equal((1, 1, 1), (figures[1].Differences[0]!.Median, figures[1].Differences[0]!.Low, figures[1].Differences[0]!.High));
        Assert.Empty(figures[0].Differences);
    }

    [Fact]
    public void A_quantile_of_too_few_statements_is_none()
    {
        var figures = ArmFigures.Of([new(new("gateway", new("https://a"), ""), [Rounds.Round(0, 0, 50, served: 99)])]);

        Assert.Equal(["50", "100", null, null], figures[0].Latency.Select(interval => interval?.Median.ToString()));
    }

    [Fact]
    public void Failures_are_counted_by_kind_and_are_in_no_latency()
    {
        var figures = ArmFigures.Of(
        [
            new(new("gateway", new("https://a"), ""),
            [
                Rounds.Round(0, 0, 50, 500, new FailureCount("stable", "status", 2, "first"), new FailureCount("stable", "closed", 1, "x")),
                Rounds.Round(1, 1, 0, 0, new FailureCount("stable", "closed", 9, "y")),
            ]),
        ]);

        Assert.Equal((500, 12), (figures[0].Succeeded, figures[0].Failed));
        Assert.Equal([("closed", 10, "x"), ("status", 2, "first")], figures[0].Failures.Select(failure => (failure.Kind, (int)failure.Count, failure.Example)));
        Assert.Equal(50, figures[0].Latency[0]!.Median);
    }

    [Fact]
    public void What_pods_use_is_the_median_of_CPU_and_the_most_of_memory()
    {
        var gateway = Rounds.Of("gateway", 50, 50, 50);
        var figures = ArmFigures.Of([gateway with { Rounds = [.. gateway.Rounds.Select((round, index) => round with { Usage = new(1, index, index << 20) })] }])[0];

        Assert.Equal((1.0, 2L << 20), (figures.Cpu!.Median, figures.Memory!.Value));
    }

    [Theory]
    [InlineData(new double[] { 1, 1.2, 1.1, 0.9, 1, 1.3 }, "p50: ingress takes 1.05 ms more than gateway (+0.900 to +1.30 ms)")]
    [InlineData(new double[] { -1, -1.2, -1.1, -0.9, -1, -1.3 }, "p50: ingress takes 1.05 ms less than gateway (-1.30 to -0.900 ms)")]
    [InlineData(new double[] { 1, -1.2, 1.1, -0.9, 1, -1.3 }, "p50: no difference of ingress from gateway is seen (-1.30 to +1.10 ms)")]
    [InlineData(new double[] { 1, 1.2, 1.1 }, "p50: ingress +1.10 ms against gateway (+1.00 to +1.20 ms), of too few blocks to say")]
    public void No_more_is_said_than_the_interval_says(double[] differences, string said) => Assert.Equal(
        said,
        ComparedWords.Findings(Rounds.Compared(
            Rounds.Of("gateway", [.. differences.Select(_ => 50.0)]), Rounds.Of("ingress", [.. differences.Select(difference => 50 + difference)]))).First());

    [Fact]
    public void An_arm_that_fails_is_told()
    {
        var failing = new ArmRounds(new("ingress", new("https://i"), ""), [Rounds.Round(0, 1, 50, 90, new FailureCount("stable", "unavailable", 10, "status 503"))]);

        Assert.Equal(
            ["ingress: 10 of 100 statements failed, unavailable: status 503"],
            ComparedWords.Failures(Rounds.Compared(Rounds.Of("gateway", 50), failing)));
    }

    [Fact]
    public void What_the_weights_cost_is_told_by_track()
    {
        var load = Rounds.Load(50, 90, new FailureCount("stable", "status", 10, "status 404"));

        Assert.Equal(
            ["gateway, at the stack's weights: 10 of 100 statements failed (stable 100)", "gateway, at the stack's weights: 10 status: status 404"],
            ComparedWords.AtWeights(Rounds.Compared(Rounds.Of("gateway", 50)) with { AtWeights = load }));
    }

    [Fact]
    public void The_method_has_the_chance_that_its_intervals_have() => Assert.Contains(
        "with 96.9 % chance", string.Join('\n', ComparedWords.Method(Rounds.Compared(Rounds.Of("gateway", _drifting)))), StringComparison.Ordinal);
}
