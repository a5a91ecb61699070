namespace TrinoInfra.Tests.Load;

/// <summary>A clock that goes on when nothing else does: what awaits it runs in one thread and in order, always alike.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (long At, long Order)> _timers = new();
    private readonly OneThread _thread = new();
    private long _now;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Since the beginning.</summary>
    public TimeSpan Now => new(_now);

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets a story run until its end, in no time.</summary>
    public static T Run<T>(Func<VirtualTime, Task<T>> story)
    {
        var time = new VirtualTime();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(time._thread);
        try
        {
            var told = story(time);
            while (!told.IsCompleted)
            {
                if (time._thread.RunAll() || told.IsCompleted)
                    continue;
                if (!time._timers.TryDequeue(out var next, out var due))
                    throw new InvalidOperationException("Nobody will ever go on.");
                if (!next.IsFor(due.Order))
                    continue;
                time._now = Math.Max(time._now, due.At);
                next.Ring();
            }

            return told.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class VirtualTimer(VirtualTime time, Action ring) : ITimer
    {
        private long _set;

        public bool IsFor(long order) => order == _set;

        public void Ring()
        {
            _set = 0;
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _set = 0;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            _set = ++time._order;
            time._timers.Enqueue(this, (time._now + dueTime.Ticks, _set));
            return true;
        }

        public void Dispose() => _set = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class OneThread : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = [];

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

        /// <returns>Whether there was anything.</returns>
        public bool RunAll()
        {
            var any = _posted.Count > 0;
            while (_posted.TryDequeue(out var next))
                next.Callback(next.State);
            return any;
        }
    }
}
