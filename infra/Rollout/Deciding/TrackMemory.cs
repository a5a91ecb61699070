namespace TrinoInfra.Rollout.Deciding;

/// <summary>One track's queries from look to look, by their ids: each is news once when it begins, and once when it ends.</summary>
internal sealed class TrackMemory(TimeSpan patience)
{
    // A coordinator tells ended queries for 15 minutes: what ended before that cannot come again.
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(20);

    private readonly Dictionary<string, (QuerySample Query, bool IsOverdue, int Look)> _running = [];
    private readonly Dictionary<string, DateTimeOffset> _ended = [];
    private int _keep = 10_000;
    private TimeSpan? _uptime;
    private int _look;

    /// <summary>Looks in a row without an answer.</summary>
    public int Silent { get; private set; }

    public int Restarts { get; private set; }

    public TrackNews See(TrackLook look, DateTimeOffset at)
    {
        var news = new TrackNews();
        Silent = look.Answers ? 0 : Silent + 1;
        if (!look.Answers)
            return news;

        news.HasRestarted = look.Uptime < _uptime;
        _uptime = look.Uptime ?? _uptime;
        if (news.HasRestarted)
            Restarts++;

        _look++;
        foreach (var query in look.Queries)
        {
            if (!_ended.ContainsKey(query.Id))
                Follow(query, news);
        }

        foreach (var (id, gone) in _running)
        {
            if (gone.Look == _look)
                continue;
            _running.Remove(id);
            _ended.Add(id, at);
            news.Vanished.Add(gone.Query with { Elapsed = at - gone.Query.Created });
        }

        Forget(at);
        return news;
    }

    private void Follow(QuerySample query, TrackNews news)
    {
        var isKnown = _running.TryGetValue(query.Id, out var known);
        if (!isKnown)
            news.Begun.Add(query);
        var isOverdue = query.Elapsed > patience;
        if (isOverdue && !known.IsOverdue)
            news.Overdue.Add(query);
        if (!query.HasEnded)
        {
            _running[query.Id] = (query, isOverdue, _look);
            return;
        }

        _running.Remove(query.Id);
        _ended.Add(query.Id, query.Until);
        news.Ended.Add(query);
    }

    private void Forget(DateTimeOffset at)
    {
        if (_ended.Count < _keep)
            return;
        foreach (var (id, _) in _ended.Where(ended => at - ended.Value > _remembered).ToList())
            _ended.Remove(id);
        _keep = Math.Max(_keep, 2 * _ended.Count);
    }
}

/// <summary>What a look brings that the looks before did not.</summary>
internal sealed class TrackNews
{
    public List<QuerySample> Begun { get; } = [];

    public List<QuerySample> Ended { get; } = [];

    /// <summary>Those that ran and are no longer known, which an ended query is for 15 minutes.</summary>
    public List<QuerySample> Vanished { get; } = [];

    /// <summary>Those that have just taken longer than anybody should wait.</summary>
    public List<QuerySample> Overdue { get; } = [];

    public bool HasRestarted { get; set; }
}
