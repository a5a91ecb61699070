using CsCheck;
using TrinoInfra.Arms.Page;

namespace TrinoInfra.Tests.Arms;

/// <summary>From values to places.</summary>
public sealed class AxisTests
{
    [Fact]
    public void All_values_and_ticks_are_on_it() => Gen.Double[0, 1e5].Array[0, 20].Sample(values =>
    {
        var axis = Axis.Of(values, 92, 324);

        Assert.All(values, value => Assert.InRange(axis.Place(value), 92, 324));
        Assert.InRange(axis.Ticks.Length, 1, 6);
        Assert.All(axis.Ticks, tick => Assert.InRange(axis.Place(tick), 91.9, 324.1));
    });

    [Theory]
    [InlineData(0, 10, "0 5 10")]
    [InlineData(48, 61, "50 55 60")]
    [InlineData(1.02, 1.18, "1.05 1.1 1.15")]
    public void Ticks_are_round(double from, double to, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', new Axis(from, to, 0, 1).Ticks.Select(tick => Math.Round(tick, 6))));

    [Fact]
    public void What_is_never_below_nothing_has_no_place_there() => Assert.Equal(0, Axis.Of([0.1, 50], 0, 1).From);
}
