using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Protocol;

/// <summary>The life of a canary and of an external track over real sockets, under load.</summary>
public sealed class RehearsalTests
{
    private const int Measure = 200;

    [Theory]
    [InlineData("{track}.{hostname}")]
    [InlineData(null)]
    public async Task Pinned_routes_break_no_query_and_no_transaction_while_weights_change_and_tracks_are_removed(string? trackHosts)
    {
        var result = await Rehearsal.Run(RenderedRoutes.Of, Measure, trackHosts is null ? null : TrackHostPattern.Of(trackHosts));

        Assert.Equal([], result.Failures);
        Assert.Equal((0, 0), (result.Failed, result.FailedTransactions));
        Assert.InRange(result.Queries, 2000, int.MaxValue);
        Assert.InRange(result.Transactions, 100, int.MaxValue);
        string all = $"{Rehearsal.External} {Rehearsal.Stable} {Rehearsal.Canary}", others = $"{Rehearsal.External} {Rehearsal.Canary}";
        Assert.Equal(
            [all, all, others, Rehearsal.Stable, Rehearsal.Stable],
            result.Phases.Select(phase => string.Join(' ', phase.NewStatements.Keys.Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task The_control_a_plain_weighted_route_fails_for_more_than_a_third()
    {
        var result = await Rehearsal.Run(PlainRoute.Of, Measure, TrackHostPattern.Default);

        Assert.InRange(result.Queries, 2000, int.MaxValue);
        Assert.True(result.Failed * 3 > result.Queries, $"{result.Failed} of {result.Queries} failed");
        Assert.True(result.FailedTransactions * 3 > result.Transactions);
    }
}
