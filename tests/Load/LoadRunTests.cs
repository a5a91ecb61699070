using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.Tests.Load;

/// <summary>Loads in virtual time: what is sent when, and what the figures make of it, to the last statement.</summary>
public sealed class LoadRunTests
{
    private static readonly StatementResult _fine = new();
    private static readonly TimeSpan _service = Ms(5);

    [Fact]
    public void A_stall_shows_in_an_open_loop_as_computed()
    {
        var plan = new LoadPlan { Clients = 32, Rate = 100, Length = TimeSpan.FromSeconds(100) };
        var summary = Run(plan, Stalling);

        var (latencies, late) = Computed(plan);
        Assert.Equal(10_000, summary.All.Succeeded);
        Assert.Equal(late, summary.LateStarts);
        Assert.Equal(0, summary.Unsent);
        Assert.Equal(100, summary.Rate);
        Assert.All(
            [(50, summary.All.Latency!.P50), (90, summary.All.Latency.P90), (99, summary.All.Latency.P99), (99.9, summary.All.Latency.P999), (100, summary.All.Latency.Max)],
            figure => Same(At(latencies, figure.Item1), figure.Item2));

        // By hand: 100 are due while it stalls, 32 of them find a client. When it ends the other 68 find one too late, 32 after
        // 5 ms, 32 after 10, 4 after 15, and so do two that are due until then; but after the last stall nothing is due. The
        // hundredth part that waits longest are the ten of each stall that are due first.
        Assert.Equal((9 * 70) + 68, late);
        Same(Ms(5), summary.All.Latency!.P50);
        Same(Ms(905), summary.All.Latency.P99);
    }

    [Fact]
    public void A_closed_loop_does_not_see_it_and_says_so_in_the_name_of_its_figures()
    {
        var summary = Run(new() { Clients = 32, Length = TimeSpan.FromSeconds(100) }, Stalling);

        Same(Ms(5), summary.All.Latency!.P99);
        Same(Ms(1005), summary.All.Latency.Max);
        Assert.Equal(0, summary.LateStarts);
    }

    [Fact]
    public void What_is_due_and_finds_no_client_is_unsent()
    {
        var plan = new LoadPlan { Clients = 2, Rate = 10, Length = TimeSpan.FromSeconds(10), Grace = TimeSpan.FromSeconds(5) };
        var summary = Run(plan, async (time, stop) =>
        {
            try
            {
                await Task.Delay(TimeSpan.FromHours(1), time, stop);
                return _fine;
            }
            catch (OperationCanceledException)
            {
                return new() { Failure = new(FailureKind.Cancelled, "cancelled") };
            }
        });

        Assert.Equal((0, 2, 98), (summary.All.Succeeded, summary.All.Failed, summary.Unsent));
        Assert.Equal(new FailureCount("", "cancelled", 2, "cancelled"), Assert.Single(summary.Failures));
        Assert.Null(summary.All.Latency);
    }

    [Theory]
    [InlineData(null, 900)] // 4 clients, each with one every 40 ms for 9 s
    [InlineData(25.0, 225)]
    public void What_begins_in_the_warm_up_is_not_counted(double? rate, int counted)
    {
        var plan = new LoadPlan { Clients = 4, Rate = rate, WarmUp = TimeSpan.FromSeconds(1), Length = TimeSpan.FromSeconds(9) };
        var slowAtFirst = Run(plan, async (time, _) =>
        {
            await Task.Delay(time.Now < plan.WarmUp ? Ms(100) : Ms(40), time, CancellationToken.None);
            return _fine;
        });

        Assert.Equal(counted, slowAtFirst.Statements);
        Same(Ms(40), slowAtFirst.All.Latency!.Max);
        Assert.Equal(TimeSpan.FromSeconds(9), slowAtFirst.Took);
    }

    [Fact]
    public void A_number_of_statements_is_sent_once_each()
    {
        List<long> sent = [];
        var plan = new LoadPlan { Clients = 3, Count = 10 };
        var record = new LoadRecord(_ => null);
        VirtualTime.Run(time => new LoadRun(plan, _ => async (number, _) =>
        {
            sent.Add(number);
            await Task.Delay(Ms(number), time, CancellationToken.None);
            return _fine;
        }, record, time).RunAsync(CancellationToken.None));

        Assert.Equal(Enumerable.Range(0, 10).Select(number => (long)number), sent.Order());
        Assert.Equal(10, record.Summary(plan, TimeSpan.FromSeconds(1)).Statements);
    }

    [Fact]
    public void Enough_is_enough_and_what_runs_goes_on_to_its_end()
    {
        var plan = new LoadPlan { Clients = 2 };
        var record = new LoadRecord(_ => null);
        VirtualTime.Run(async time =>
        {
            var run = new LoadRun(plan, _ => async (_, _) => { await Task.Delay(Ms(10), time, CancellationToken.None); return _fine; }, record, time);
            var running = run.RunAsync(CancellationToken.None);
            await Task.Delay(Ms(45), time, CancellationToken.None);
            run.End();
            return await running;
        });

        Assert.Equal(10, record.Summary(plan, TimeSpan.FromSeconds(1)).Statements);
    }

    [Fact]
    public void Who_is_refused_rests_in_a_closed_loop_and_nowhere_else()
    {
        StatementResult refused = new() { Failure = new(FailureKind.NoConnection, "u: refused") };
        StatementResult wrong = new() { Error = new("no such catalog", 1, "CATALOG_NOT_FOUND", "USER_ERROR") };
        var plan = new LoadPlan { Clients = 2, Length = TimeSpan.FromSeconds(2) };

        Assert.Equal(40, Run(plan, (_, _) => Task.FromResult(refused)).Statements);
        Assert.Equal(40, Run(plan with { Rate = 20 }, (_, _) => Task.FromResult(refused)).Statements);
        Assert.Equal(0, Run(plan with { Rate = 20 }, (_, _) => Task.FromResult(refused)).LateStarts);
        Assert.Equal(400, Run(plan, async (time, _) => { await Task.Delay(Ms(10), time, CancellationToken.None); return wrong; }).Statements);
    }

    [Fact]
    public void Nothing_is_counted_that_an_interrupt_cancelled()
    {
        var plan = new LoadPlan { Clients = 2, Length = TimeSpan.FromSeconds(10) };
        var record = new LoadRecord(_ => null);
        using var interrupt = new CancellationTokenSource();
        var took = VirtualTime.Run(time => new LoadRun(plan, _ => async (number, _) =>
        {
            await Task.Delay(Ms(10), time, CancellationToken.None);
            if (number == 20)
                interrupt.Cancel();
            return _fine;
        }, record, time).RunAsync(interrupt.Token));

        Assert.Equal(20, record.Summary(plan, took).Statements);
        Assert.Equal(Ms(110), took);
    }

    [Fact]
    public void What_an_interrupt_cancelled_was_sent_all_the_same()
    {
        var plan = new LoadPlan { Clients = 4, Rate = 100, Length = TimeSpan.FromSeconds(10) };
        var record = new LoadRecord(_ => null);
        using var interrupt = new CancellationTokenSource();
        var took = VirtualTime.Run(time => new LoadRun(plan, _ => async (number, stop) =>
        {
            await Task.Delay(Ms(15), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (number == 20)
                interrupt.Cancel();
            return _fine;
        }, record, time).RunAsync(interrupt.Token));

        Assert.Equal((20, 0), (record.Summary(plan, took).Statements, record.Summary(plan, took).Unsent));
    }

    [Fact]
    public void Figures_are_by_track_and_failures_by_kind()
    {
        var plan = new LoadPlan { Clients = 1, Count = 8 };
        var record = new LoadRecord(result => result.QueryId);
        StatementResult[] results =
        [
            new() { QueryId = "a" }, new() { QueryId = "b", Repeats = 2 }, new() { QueryId = "a" },
            new() { QueryId = "b", Error = new("no such catalog", 1, "CATALOG_NOT_FOUND", "USER_ERROR") },
            new() { QueryId = "b", Error = new("no such catalog either", 1, "CATALOG_NOT_FOUND", "USER_ERROR") },
            new() { QueryId = "a", Failure = new(FailureKind.TimedOut, "u: no answer in time") },
            new() { Failure = new(FailureKind.NoConnection, "u: refused") }, new() { QueryId = "a" },
        ];
        VirtualTime.Run(time => new LoadRun(plan, _ => async (number, _) => { await Task.Delay(Ms(1 + number), time, CancellationToken.None); return results[number]; }, record, time).RunAsync(CancellationToken.None));
        var summary = record.Summary(plan, TimeSpan.FromSeconds(2));

        Assert.Equal([("", 0, 1), ("a", 3, 1), ("b", 1, 2)], summary.Tracks.Select(track => (track.Track, track.Succeeded, track.Failed)));
        Assert.Equal(
            [new("b", "CATALOG_NOT_FOUND", 2, "b: no such catalog"), new("", "noConnection", 1, "u: refused"), new("a", "timedOut", 1, "u: no answer in time")],
            summary.Failures);
        Assert.Equal((8, 4, 2, 2.0), (summary.Statements, summary.All.Failed, summary.Repeats, summary.Rate));
        Same(Ms(8), summary.All.Latency!.Max);
    }

    private static LoadSummary Run(LoadPlan plan, Func<VirtualTime, CancellationToken, Task<StatementResult>> serve)
    {
        var record = new LoadRecord(_ => null);
        return record.Summary(plan, VirtualTime.Run(time => new LoadRun(plan, _ => (_, stop) => serve(time, stop), record, time).RunAsync(CancellationToken.None)));
    }

    /// <summary>A server that does nothing for the last second of every ten, and then all at once.</summary>
    private static async Task<StatementResult> Stalling(VirtualTime time, CancellationToken stop)
    {
        await Task.Delay(Goes(time.Now) - time.Now + _service, time, CancellationToken.None);
        return _fine;
    }

    private static TimeSpan Goes(TimeSpan at) => at.Ticks % (10 * TimeSpan.TicksPerSecond) is var phase && phase >= 9 * TimeSpan.TicksPerSecond
        ? at + TimeSpan.FromTicks((10 * TimeSpan.TicksPerSecond) - phase)
        : at;

    /// <summary>The same queue by arithmetic: each statement takes the client that is free first.</summary>
    private static (List<TimeSpan> Latencies, int Late) Computed(LoadPlan plan)
    {
        var free = new PriorityQueue<TimeSpan, TimeSpan>(Enumerable.Repeat((TimeSpan.Zero, TimeSpan.Zero), plan.Clients));
        List<TimeSpan> latencies = [];
        var late = 0;
        for (var due = TimeSpan.Zero; due < plan.Length; due += TimeSpan.FromSeconds(1 / plan.Rate!.Value))
        {
            var client = free.Dequeue();
            late += client > due ? 1 : 0;
            var end = Goes(client > due ? client : due) + _service;
            latencies.Add(end - due);
            free.Enqueue(end, end);
        }

        return ([.. latencies.Order()], late);
    }

    private static TimeSpan At(List<TimeSpan> sorted, double percentile) => sorted[(int)Math.Ceiling(sorted.Count * percentile / 100) - 1];

    /// <summary>To the three digits that are kept.</summary>
    private static void Same(TimeSpan expected, TimeSpan actual) => Assert.InRange(actual, expected, expected * 1.001);

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
