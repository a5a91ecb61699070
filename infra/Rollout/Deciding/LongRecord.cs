namespace TrinoInfra.Rollout.Deciding;

/// <summary>
/// A test of "the canary is no worse in this step" against all that was seen of the stable, before the rollout and in every step.
/// Beside <see cref="Draws"/>, which at large shares learn little from an event, it is strong where the stable's record is long;
/// but it takes the stable's rate to be the same all the time. The evidence is the likelihood of what both tracks did, each
/// outcome foretold from those before it, over the largest likelihood of any rates of which the canary's is no higher: universal
/// inference (Wasserman, Ramdas and Balakrishnan, 2020). A healthy canary brings it to x at most once in x steps, however often it
/// is looked at.
/// </summary>
internal sealed class LongRecord
{
    // Foretold as if so many bad and good ones had been seen. A stable whose rate is almost nothing must not cost much.
    private Foretold _stable = new(0.1, 1);
    private Foretold _canary = new(0.5, 0.5);

    public void BeginStep() => _canary = new(0.5, 0.5);

    public void Add(bool ofCanary, bool isBad)
    {
        if (ofCanary)
            _canary.Add(isBad);
        else
            _stable.Add(isBad);
    }

    /// <summary>Whether the evidence is at least <paramref name="limit"/>.</summary>
    public bool Reaches(double limit)
    {
        if (_stable.All == 0 || (long)_canary.Bad * _stable.All <= (long)_stable.Bad * _canary.All)
            return false;
        var (bad, all) = (_stable.Bad + _canary.Bad, _stable.All + _canary.All);
        return _stable.LogLikelihood + _canary.LogLikelihood - Part(bad, all) - Part(all - bad, all) >= Math.Log(limit);
    }

    private static double Part(int part, int all) => part == 0 ? 0 : part * Math.Log((double)part / all);

    private struct Foretold(double bad, double good)
    {
        public int Bad { get; private set; }

        public int All { get; private set; }

        public double LogLikelihood { get; private set; }

        public void Add(bool isBad)
        {
            LogLikelihood += Math.Log((isBad ? Bad + bad : All - Bad + good) / (All + bad + good));
            All++;
            if (isBad)
                Bad++;
        }
    }
}
