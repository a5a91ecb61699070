using CsCheck;
using TrinoInfra.Arms;

namespace TrinoInfra.Tests.Arms;

/// <summary>The median of rounds, and what holds the true one.</summary>
public sealed class MedianIntervalTests
{
    // By tables of the binomial distribution: which value from either end, and its chance.
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0.5)]
    [InlineData(5, 1, 0.9375)]
    [InlineData(6, 1, 0.96875)]
    [InlineData(8, 1, 0.9921875)]
    [InlineData(9, 2, 0.9609375)]
    [InlineData(10, 2, 0.978515625)]
    [InlineData(20, 6, 0.958610534667969)]
    [InlineData(100, 40, 0.964799799782)]
    public void The_interval_is_the_narrowest_that_has_the_chance(int count, int from, double coverage)
    {
        var interval = MedianInterval.Of(Enumerable.Range(1, count).Select(value => (double)value).Reverse())!;

        Assert.Equal((from, count + 1 - from, (count + 1) / 2.0), (interval.Low, interval.High, interval.Median));
        Assert.Equal(coverage, interval.Coverage, 9);
    }

    [Fact]
    public void Of_nothing_there_is_none() => Assert.Null(MedianInterval.Of([]));

    [Fact]
    public void Of_very_many_it_is_a_number() =>
        Assert.InRange(MedianInterval.Of(Enumerable.Range(0, 5000).Select(value => (double)value))!.Coverage, 0.95, 0.96);

    [Fact]
    public void The_median_is_in_it_whatever_the_values() => Gen.Double[-1e6, 1e6].Array[1, 40].Sample(values =>
    {
        var interval = MedianInterval.Of(values)!;
        Assert.InRange(interval.Median, interval.Low, interval.High);
        Assert.Contains(interval.Low, values);
        Assert.Contains(interval.High, values);
    });

    /// <summary>It keeps its promise of a distribution as skewed as latencies are.</summary>
    [Fact]
    public void It_holds_the_true_median_as_often_as_it_says()
    {
        var random = new Random(20261126);
        foreach (var count in new[] { 6, 10, 15 })
        {
            var intervals = Enumerable.Range(0, 4000).Select(_ => MedianInterval.Of(Enumerable.Range(0, count).Select(_ => -Math.Log(random.NextDouble())))!).ToList();
            var held = intervals.Count(interval => interval.Low <= Math.Log(2) && Math.Log(2) <= interval.High) / 4000.0;
            Assert.InRange(held, intervals[0].Coverage - 0.015, intervals[0].Coverage + 0.015);
        }
    }
}
