namespace TrinoInfra.Rollout.Deciding;

/// <summary>One way for a statement to be bad, counted on both tracks.</summary>
internal sealed class Comparison
{
    private readonly Draws _draws = new();
    private readonly LongRecord _record = new();
    private readonly SortedDictionary<string, int> _codes = new(StringComparer.Ordinal);
    private (int Bad, int All) _stableInStep;
    private (int Bad, int All) _canaryInStep;

    public int BadOnStable { get; private set; }

    public int BadOnCanary { get; private set; }

    /// <summary>The most queries of the canary that were taken for one event; 0 where none were.</summary>
    public int Together { get; private set; }

    /// <summary>The canary's error codes, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Codes => _codes.OrderByDescending(code => code.Value);

    public double Evidence => _draws.Evidence;

    public void BeginStep()
    {
        _stableInStep = _canaryInStep = default;
        _record.BeginStep();
    }

    /// <summary>One of the stable's of before the rollout.</summary>
    public void Before(bool isBad) => _record.Add(ofCanary: false, isBad);

    public void Good(bool ofCanary)
    {
        _record.Add(ofCanary, isBad: false);
        Count(ofCanary, 0);
    }

    /// <summary>Each of the stable's by itself: where they share a cause that speaks for the canary, never against it.</summary>
    public void BadStable(double chance)
    {
        _draws.Add(ofCanary: false, chance);
        _record.Add(ofCanary: false, isBad: true);
        Count(ofCanary: false, 1);
        BadOnStable++;
    }

    /// <summary>
    /// Some of the canary's that may have one cause. Tracks lose workers with time and not by their share of the statements, so a
    /// cause is as likely to be the canary's as the stable's.
    /// </summary>
    public void BadCanary(IReadOnlyList<QuerySample> group, double chance, bool isShared)
    {
        _draws.Add(ofCanary: true, isShared ? Math.Max(chance, 0.5) : chance);
        foreach (var query in group)
        {
            if (!isShared)
                _record.Add(ofCanary: true, isBad: true);
            Count(ofCanary: true, isShared ? 0 : 1);
            if (query.ErrorCode is { } code)
                _codes[code] = _codes.GetValueOrDefault(code) + 1;
        }

        BadOnCanary += group.Count;
        Together = isShared ? Math.Max(Together, group.Count) : Together;
    }

    /// <summary>Whether the evidence against the canary is so large in one of both tests.</summary>
    /// <param name="limit">At least 1.</param>
    /// <param name="steps">How many steps the rollout has, each of which is a chance to err.</param>
    /// <param name="probes">The stable's in this step; they stand for its statements, of which it gets few and at last none.</param>
    public bool Reaches(double limit, int steps, (int Bad, int All) probes) =>
        _draws.Evidence >= limit || (StableHoldsOut(probes) && _record.Reaches(limit * steps));

    /// <summary>
    /// Whether what the canary suffers from in this step is its own: the stable's rate, half a bad one added, is at most half of it.
    /// Else a broken source of data under both would be held against the canary. Of a stable of which nothing is to be seen any
    /// more only the record counts.
    /// </summary>
    private bool StableHoldsOut((int Bad, int All) probes)
    {
        var (bad, all) = (_stableInStep.Bad + probes.Bad, _stableInStep.All + probes.All);
        return all == 0 || 2 * (bad + 0.5) * _canaryInStep.All <= _canaryInStep.Bad * (all + 0.5);
    }

    private void Count(bool ofCanary, int bad)
    {
        if (ofCanary)
            _canaryInStep = (_canaryInStep.Bad + bad, _canaryInStep.All + 1);
        else
            _stableInStep = (_stableInStep.Bad + bad, _stableInStep.All + 1);
    }
}
