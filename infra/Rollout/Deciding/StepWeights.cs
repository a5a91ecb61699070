using System.Collections.Immutable;
using TrinoInfra.Settings;

namespace TrinoInfra.Rollout.Deciding;

/// <summary>The weights that give one track a share, and leave the others' proportions among themselves as they are.</summary>
internal static class StepWeights
{
    private const int Hundredths = 100 * 100;

    /// <param name="weights">Those of all tracks; one beside <paramref name="to"/> is above 0.</param>
    /// <param name="to">Whose share it is.</param>
    /// <param name="share">In percent, of at most two decimal places: above 0, at most 100.</param>
    /// <returns>
    /// A weight each: percents where whole ones say it, else the smallest that are exact; the nearest where these are above
    /// <see cref="Weight.Max"/>, and of what is above 0 at least 1.
    /// </returns>
    public static ImmutableArray<Weight> Of(IReadOnlyList<Weight> weights, int to, decimal share)
    {
        var own = (long)(share * 100);
        var others = weights.Sum(weight => (long)weight.Value) - weights[to].Value;
        var parts = weights.Select((weight, index) => index == to ? own * others : (Hundredths - own) * weight.Value).ToList();
        var divisor = parts.Aggregate(ShareWeights.GreatestCommonDivisor);
        var least = parts.ConvertAll(part => part / divisor);
        var scale = 100 % least.Sum() == 0 ? 100 / least.Sum() : 1;
        var most = least.Max();
        return most <= Weight.Max
            ? [.. least.Select(part => Weight.Of((int)(part * scale)))]
            : [.. least.Select(part => Weight.Of(part == 0 ? 0 : Math.Max(1, (int)Math.Round((double)part * Weight.Max / most))))];
    }
}
