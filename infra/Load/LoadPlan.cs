namespace TrinoInfra.Load;

/// <summary>
/// How many statements are sent when. In a closed loop each client sends the next one when its last has ended: what slows the server
/// down slows the load down. In an open loop the time of each is set ahead, whatever the server does.
/// </summary>
internal sealed record LoadPlan
{
    /// <summary>How many clients there are at most; each runs one statement at a time.</summary>
    public required int Clients { get; init; }

    /// <summary>Statements a second, of all clients together, evenly spaced; null for a closed loop.</summary>
    public double? Rate { get; init; }

    /// <summary>What begins in this time is not counted.</summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>How long statements begin that are counted; null where <see cref="Count"/> or the caller says when it is enough.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>The most statements; null for any number.</summary>
    public long? Count { get; init; }

    /// <summary>How long after <see cref="Length"/> what runs then may take, before it is cancelled.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client of a closed loop rests after a statement that no Trino ended: a gateway in trouble is not asked thousands of times a second.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan? End => WarmUp + Length;

    /// <summary>When a statement is due, since the beginning; null in a closed loop, where it is when a client is free.</summary>
    /// <param name="number">Which one, from 0.</param>
    public TimeSpan? DueAt(long number) => Rate is { } rate ? TimeSpan.FromTicks((long)Math.Ceiling(number * (TimeSpan.TicksPerSecond / rate))) : null;

    /// <summary>Whether a statement is part of the load.</summary>
    /// <param name="begin">When it begins, or is due.</param>
    public bool Includes(long number, TimeSpan begin) => !(number >= Count) && !(begin >= End);

    /// <summary>Whether a statement that begins then is counted.</summary>
    public bool Counts(TimeSpan begin) => begin >= WarmUp;

    /// <summary>How many statements are counted that are due before then; null in a closed loop.</summary>
    public long? DueBefore(TimeSpan time) => Rate is null ? null : Math.Max(0, FirstAt(time) - FirstAt(WarmUp));

    /// <summary>The number of the first statement that is due then or later.</summary>
    private long FirstAt(TimeSpan time)
    {
        var number = (long)Math.Floor(time.TotalSeconds * Rate!.Value);
        while (DueAt(number) < time)
            number++;
        return !(number > Count) ? number : Count!.Value;
    }
}
