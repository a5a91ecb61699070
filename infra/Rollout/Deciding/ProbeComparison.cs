using System.Collections.Immutable;

namespace TrinoInfra.Rollout.Deciding;

/// <summary>
/// The same statements on both tracks at each look: whether they fail, how long they take, what rows they bring. Here the stable
/// is asked as often as the canary, so what befalls one of them is either's with equal chance.
/// </summary>
internal sealed class ProbeComparison(RolloutRules rules)
{
    private const double Even = 0.5;
    private const int WrongLooks = 3;

    // A difference that no client sees, whatever the ratio.
    private static readonly TimeSpan _slight = TimeSpan.FromMilliseconds(50);

    private readonly Draws _failures = new();
    private readonly Draws _slow = new();
    private ImmutableArray<ProbeAnswer> _stableBefore = [];
    private int[] _wrong = [];
    private bool[] _isRestless = [];

    public double FailureEvidence => _failures.Evidence;

    public double SlowEvidence => _slow.Evidence;

    public int FailedLooks => _failures.Canary;

    public int SlowLooks => _slow.Canary;

    public int TimedLooks => _slow.Canary + _slow.Stable;

    /// <summary>The looks of this step, and those of them at which probes failed on the stable.</summary>
    public (int Bad, int All) StableInStep { get; private set; }

    /// <summary>The position of a probe whose rows are wrong; null where there is none.</summary>
    public int? Wrong => Array.FindIndex(_wrong, looks => looks >= WrongLooks) is >= 0 and var index ? index : null;

    public void BeginStep() => StableInStep = default;

    public void See(ImmutableArray<ProbeAnswer> stable, ImmutableArray<ProbeAnswer> canary)
    {
        if (stable.Length == 0 || stable.Length != canary.Length)
            return;

        var (stableFails, canaryFails) = (stable.Any(answer => answer.Rows is null), canary.Any(answer => answer.Rows is null));
        StableInStep = (StableInStep.Bad + (stableFails ? 1 : 0), StableInStep.All + 1);
        if (canaryFails != stableFails)
            _failures.Add(canaryFails, Even);
        if (!canaryFails && !stableFails)
            _slow.Add(Sum(canary) > (rules.Slower * Sum(stable)) + _slight, Even);
        CompareRows(stable, canary);
        _stableBefore = stable;
    }

    // The canary is asked between two answers of the stable. Where these are alike and the canary's is another, it is wrong.
    private void CompareRows(ImmutableArray<ProbeAnswer> stable, ImmutableArray<ProbeAnswer> canary)
    {
        if (_stableBefore.Length != stable.Length)
        {
            _wrong = new int[stable.Length];
            _isRestless = new bool[stable.Length];
            return;
        }

        for (var index = 0; index < stable.Length; index++)
        {
            if (stable[index].Rows is not { } now || _stableBefore[index].Rows is not { } before || canary[index].Rows is not { } rows)
                continue;
            // Rows that change on the stable itself, as those of random() do, say nothing from then on.
            _isRestless[index] |= now != before;
            _wrong[index] = _isRestless[index] || rows == now ? 0 : _wrong[index] + 1;
        }
    }

    private static TimeSpan Sum(ImmutableArray<ProbeAnswer> answers) => answers.Aggregate(TimeSpan.Zero, (sum, answer) => sum + answer.Took);
}
