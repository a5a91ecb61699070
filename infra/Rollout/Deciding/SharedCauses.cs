namespace TrinoInfra.Rollout.Deciding;

/// <summary>
/// A worker that is lost takes ten queries with it within a second: that happened once, and not ten times. So of three and more
/// within a second one event is made.
/// </summary>
/// <param name="when">When it happened to a query.</param>
internal sealed class SharedCauses(Func<QuerySample, DateTimeOffset> when)
{
    private const int Many = 3;
    private static readonly TimeSpan _together = TimeSpan.FromSeconds(1);

    private readonly List<QuerySample> _waiting = [];

    /// <summary>The queries of this look in groups that may have one cause: alone, or at least three.</summary>
    /// <returns>By time; those of the last second wait for the next look, which may bring more of their kind.</returns>
    public List<List<QuerySample>> Group(List<QuerySample> queries, DateTimeOffset now)
    {
        _waiting.AddRange(queries);
        if (_waiting.Count == 0)
            return [];
        _waiting.Sort((one, other) => when(one).CompareTo(when(other)));
        List<List<QuerySample>> groups = [];
        var first = 0;
        while (first < _waiting.Count && when(_waiting[first]) + _together <= now)
        {
            var next = first + 1;
            while (next < _waiting.Count && when(_waiting[next]) - when(_waiting[first]) <= _together)
                next++;
            if (next - first < Many)
                next = first + 1;
            groups.Add(_waiting[first..next]);
            first = next;
        }

        _waiting.RemoveRange(0, first);
        return groups;
    }
}
