using TrinoInfra.Trino;

namespace TrinoInfra.Load;

/// <summary>Sends one client's next statement, and follows it to its end.</summary>
/// <param name="number">Which statement of the load, from 0.</param>
/// <param name="stop">Cancels it.</param>
internal delegate Task<StatementResult> Send(long number, CancellationToken stop);

/// <summary>A load under way. Decides nothing: the plan says what is sent when, the record what becomes of it.</summary>
/// <param name="plan">What to send when.</param>
/// <param name="connect">Makes a client by its number, from 0.</param>
/// <param name="record">Takes what is to be counted.</param>
internal sealed class LoadRun(LoadPlan plan, Func<int, Send> connect, LoadRecord record, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _begin;
    private long _next;
    private volatile bool _isEnough;

    /// <summary>Nothing begins after this; what runs goes on to its end.</summary>
    public void End() => _isEnough = true;

    /// <summary>Runs the load until all that it began has ended.</summary>
    /// <param name="stop">Cancels what runs; nothing of that is counted.</param>
    /// <returns>How long statements that are counted began.</returns>
    public async Task<TimeSpan> RunAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var timer = plan.End is { } end
            ? _time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), limit, end + plan.Grace, Timeout.InfiniteTimeSpan)
            : null;
        _begin = _time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(number => WorkAsync(connect(number), limit.Token, stop)).ToList());
        var took = _time.GetElapsedTime(_begin);
        return (took > plan.End ? plan.End.Value : took) - plan.WarmUp is var counted && counted > TimeSpan.Zero ? counted : TimeSpan.Zero;
    }

    private async Task WorkAsync(Send send, CancellationToken limit, CancellationToken stop)
    {
        while (true)
        {
            var number = Interlocked.Increment(ref _next) - 1;
            var free = _time.GetElapsedTime(_begin);
            var begin = plan.DueAt(number) ?? free;
            if (_isEnough || !plan.Includes(number, begin))
                return;
            await WaitAsync(begin - free, limit);
            if (limit.IsCancellationRequested)
                return;
            var result = await send(number, limit);
            if (stop.IsCancellationRequested)
            {
                if (plan.Counts(begin))
                    record.Abandon();
                return;
            }

            if (plan.Counts(begin))
                record.Add(_time.GetElapsedTime(_begin) - begin, isLate: free > begin, result);
            if (plan.Rate is null && result.Failure is not null)
                await WaitAsync(plan.Rest, limit);
        }
    }

    private async Task WaitAsync(TimeSpan length, CancellationToken limit)
    {
        // Timers know milliseconds: none ends too early.
        if (length > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(length.TotalMilliseconds)), _time, limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
