namespace TrinoInfra.Rollout.Deciding;

/// <summary>
/// A test of "the canary is no worse" that may be looked at as often as one likes. Each event is a draw: had both tracks the same
/// rate, it would be the canary's with a known chance, its part of what could bring an event forth. The evidence is the mean of
/// likelihood ratios against rates of the canary 2 to 1024 times the stable's: an e-process, so that by Ville's inequality it
/// reaches x with a healthy canary at most once in x rollouts, whatever the rates, and however they change over time. After
/// Lindon and Malek, Anytime-Valid Inference for Multinomial Count Data, 2022.
/// </summary>
internal sealed class Draws
{
    private const int Ratios = 10;
    private readonly double[] _log = new double[Ratios];
    private double? _evidence = 1;

    public int Canary { get; private set; }

    public int Stable { get; private set; }

    /// <summary>At least 0; 1 says nothing, large ones speak against the canary.</summary>
    public double Evidence => _evidence ??= _log.Sum(Math.Exp) / Ratios;

    /// <param name="ofCanary">Whose event it is.</param>
    /// <param name="chance">That of the canary, 0 to 1, were both alike; a larger one is always safe.</param>
    public void Add(bool ofCanary, double chance)
    {
        for (var index = 0; index < Ratios; index++)
        {
            var ratio = 2 << index;
            _log[index] += Math.Log((ofCanary ? ratio : 1) / ((chance * ratio) + 1 - chance));
        }

        _evidence = null;
        if (ofCanary)
            Canary++;
        else
            Stable++;
    }
}
