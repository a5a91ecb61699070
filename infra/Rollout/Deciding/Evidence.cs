namespace TrinoInfra.Rollout.Deciding;

/// <summary>All that was seen of a rollout, look by look. What it makes of it does not depend on anything else.</summary>
internal sealed class Evidence
{
    // So many statements weigh as much as the share that the weights say.
    private const int Expected = 20;

    private readonly TrackMemory _stable;
    private readonly TrackMemory _canary;
    private readonly List<Step> _steps = [];
    private readonly HashSet<string> _stableCodes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _strangeCodes = new(StringComparer.Ordinal);
    private readonly Draws _strange = new();
    private readonly SharedCauses _failed = new(query => query.Until);
    private readonly SharedCauses _userErrors = new(query => query.Until);
    private readonly SharedCauses _overdue = new(query => query.Created);

    /// <param name="before">The stable's ended queries of the minutes before the rollout.</param>
    public Evidence(RolloutRules rules, IEnumerable<QuerySample> before)
    {
        Probes = new(rules);
        var longest = TimeSpan.Zero;
        foreach (var query in before)
        {
            longest = query.Elapsed > longest ? query.Elapsed : longest;
            if (query.Outcome == Outcome.Canceled || !query.HasEnded)
                continue;
            Failures.Before(query.Outcome == Outcome.Failed);
            UserErrors.Before(query.Outcome == Outcome.UserError);
            if (query is { Outcome: Outcome.UserError, ErrorCode: { } code })
                _stableCodes.Add(code);
        }

        Patience = 3 * longest > RolloutRules.LeastPatience ? 3 * longest : RolloutRules.LeastPatience;
        _stable = new(Patience);
        _canary = new(Patience);
    }

    /// <summary>After which a statement is overdue.</summary>
    public TimeSpan Patience { get; }

    public Comparison Failures { get; } = new();

    public Comparison UserErrors { get; } = new();

    /// <summary>Statements that do not end.</summary>
    public Draws Overdue { get; } = new();

    public ProbeComparison Probes { get; }

    /// <summary>The evidence of user errors with a code that the stable never showed until then.</summary>
    public double StrangeEvidence => _strange.Evidence;

    /// <summary>Codes of user errors that the canary alone shows, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, int>> StrangeCodes =>
        _strangeCodes.Where(code => !_stableCodes.Contains(code.Key)).OrderByDescending(code => code.Value);

    public int CanaryRestarts => _canary.Restarts;

    public int StableRestarts => _stable.Restarts;

    /// <summary>Looks in a row at which the canary did not answer.</summary>
    public int CanarySilent => _canary.Silent;

    /// <inheritdoc cref="CanarySilent"/>
    public int StableSilent => _stable.Silent;

    /// <summary>Ended statements of the whole rollout.</summary>
    public int StableStatements { get; private set; }

    /// <inheritdoc cref="StableStatements"/>
    public int CanaryStatements { get; private set; }

    /// <summary>The canary's statements that began and ended in the present step, since its last restart.</summary>
    public int CanaryInStep { get; private set; }

    /// <summary>When the present step began, or began again with a restart of the canary.</summary>
    public DateTimeOffset StepBegan { get; private set; }

    private Step Present => _steps[^1];

    /// <summary>From here on the canary has a share of the new statements; what began while the weights moved is not counted.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    /// <param name="at">The end of the update.</param>
    public void BeginStep(double share, DateTimeOffset at)
    {
        _steps.Add(new(share, at));
        Failures.BeginStep();
        UserErrors.BeginStep();
        Probes.BeginStep();
        StepBegan = at;
        CanaryInStep = 0;
    }

    /// <summary>The weights begin to move.</summary>
    public void EndStep(DateTimeOffset at) => Present.End = at;

    public void See(Look look)
    {
        var (stable, canary) = (_stable.See(look.Stable, look.At), _canary.See(look.Canary, look.At));
        Probes.See(look.Stable.Probes, look.Canary.Probes);
        Count(stable.Begun, step => step.StableBegun++);
        Count(canary.Begun, step => step.CanaryBegun++);
        if (canary.HasRestarted)
            (StepBegan, CanaryInStep) = (look.At, 0);

        SeeStable(stable);
        SeeCanary(canary, look.At);
    }

    private void SeeStable(TrackNews news)
    {
        foreach (var query in news.Ended)
        {
            if (query.Outcome == Outcome.Canceled || StepOf(query) is not { } step)
                continue;
            StableStatements++;
            Stable(Failures, query.Outcome == Outcome.Failed, step);
            Stable(UserErrors, query.Outcome == Outcome.UserError, step);
            if (query is { Outcome: Outcome.UserError, ErrorCode: { } code } && _stableCodes.Add(code))
                _strange.Add(ofCanary: false, step.Chance);
        }

        foreach (var step in news.Vanished.Select(StepOf).OfType<Step>())
        {
            StableStatements++;
            Failures.BadStable(step.Chance);
        }

        foreach (var step in news.Overdue.Select(StepOf).OfType<Step>())
            Overdue.Add(ofCanary: false, step.Chance);
    }

    private static void Stable(Comparison comparison, bool isBad, Step step)
    {
        if (isBad)
            comparison.BadStable(step.Chance);
        else
            comparison.Good(ofCanary: false);
    }

    private void SeeCanary(TrackNews news, DateTimeOffset now)
    {
        List<QuerySample> failed = [], userErrors = [];
        foreach (var query in news.Ended)
        {
            if (query.Outcome == Outcome.Canceled || StepOf(query) is not { } step)
                continue;
            CanaryStatements++;
            if (step == Present && query.Created >= StepBegan)
                CanaryInStep++;
            if (query.Outcome == Outcome.Failed)
                failed.Add(query);
            else
                Failures.Good(ofCanary: true);
            if (query.Outcome == Outcome.UserError)
                userErrors.Add(query);
            else
                UserErrors.Good(ofCanary: true);
        }

        var vanished = news.Vanished.Where(query => StepOf(query) is not null).ToList();
        CanaryStatements += vanished.Count;
        if (!news.HasRestarted)
            failed.AddRange(vanished);
        else if (vanished.Count > 0)
            Failures.BadCanary(vanished, ChanceOf(vanished), isShared: true);

        foreach (var group in _failed.Group(failed, now))
            Failures.BadCanary(group, ChanceOf(group), group.Count > 1);
        foreach (var group in _userErrors.Group(userErrors, now))
        {
            UserErrors.BadCanary(group, ChanceOf(group), group.Count > 1);
            Strange(group);
        }

        var overdue = news.Overdue.Where(query => StepOf(query) is not null).ToList();
        foreach (var group in _overdue.Group(overdue, now - Patience))
            Overdue.Add(ofCanary: true, group.Count > 1 ? Math.Max(ChanceOf(group), 0.5) : ChanceOf(group));
    }

    private void Strange(IReadOnlyList<QuerySample> group)
    {
        var strange = group.Where(query => query.ErrorCode is { } code && !_stableCodes.Contains(code)).ToList();
        foreach (var query in strange)
            _strangeCodes[query.ErrorCode!] = _strangeCodes.GetValueOrDefault(query.ErrorCode!) + 1;
        if (strange.Count > 0)
            _strange.Add(ofCanary: true, group.Count > 1 ? Math.Max(ChanceOf(group), 0.5) : ChanceOf(group));
    }

    private double ChanceOf(IReadOnlyList<QuerySample> group) => group.Max(query => StepOf(query)!.Chance);

    private void Count(List<QuerySample> begun, Action<Step> count)
    {
        foreach (var query in begun)
        {
            if (StepOf(query) is { } step)
                count(step);
        }
    }

    // Null of before the rollout and of while the weights moved.
    private Step? StepOf(QuerySample query)
    {
        for (var index = _steps.Count - 1; index >= 0; index--)
        {
            if (query.Created >= _steps[index].Begin)
                return query.Created < _steps[index].End ? _steps[index] : null;
        }

        return null;
    }

    private sealed class Step(double share, DateTimeOffset begin)
    {
        public double Share { get; } = share;

        public DateTimeOffset Begin { get; } = begin;

        public DateTimeOffset End { get; set; } = DateTimeOffset.MaxValue;

        public int StableBegun { get; set; }

        public int CanaryBegun { get; set; }

        /// <summary>
        /// The canary's chance to be the one whom an event befalls, were both alike: its share of the statements, by the weights
        /// or as seen, whichever is larger.
        /// </summary>
        public double Chance => Math.Max(Share, (CanaryBegun + (Expected * Share)) / (CanaryBegun + StableBegun + Expected));
    }
}
