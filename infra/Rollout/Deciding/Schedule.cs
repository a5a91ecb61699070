using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Rollout.Deciding;

/// <summary>What a rollout would do, step by step.</summary>
/// <param name="Tracks">All tracks as they are now.</param>
/// <param name="Steps">At least one.</param>
/// <param name="PassedOver">Shares that the track has already, and more than them.</param>
internal sealed record Schedule(ImmutableArray<TrackSettings> Tracks, ImmutableArray<ScheduledStep> Steps, ImmutableArray<decimal> PassedOver)
{
    /// <param name="tracks">All tracks of the stack.</param>
    /// <param name="to">The name of the one that is to get the statements.</param>
    /// <param name="shares">As of <see cref="StepShares"/>.</param>
    /// <param name="every">How long a step lasts at least.</param>
    public static Checked<Schedule> Of(ImmutableArray<TrackSettings> tracks, string to, ImmutableArray<decimal> shares, TimeSpan every)
    {
        var index = tracks.Select(track => track.Name.ToString()).ToList().IndexOf(to);
        if (index < 0)
            return Bad("--to", $"the stack has no track {Quoted.Text(to)}", $"name one of {string.Join(", ", tracks.Select(track => track.Name))}");

        var weights = tracks.Select(track => track.Weight).ToList();
        var total = weights.Sum(weight => (long)weight.Value);
        var passedOver = shares.Where(share => share * total <= 100 * (decimal)weights[index].Value).ToImmutableArray();
        if (passedOver.Length == shares.Length)
        {
            return Bad(
                "--steps", $"{Quoted.Text(to)} has {Percentage.Text(100.0 * weights[index].Value / total)} already", "give steps above that");
        }

        return new Checked<Schedule>.Good(new(
            tracks,
            [
                .. shares.Skip(passedOver.Length).Select((share, step) =>
                    new ScheduledStep(share, step * every, StepWeights.Of(weights, index, share))),
            ],
            passedOver));
    }

    private static Checked<Schedule> Bad(string where, string what, string fix) => new Checked<Schedule>.Bad([new(where, what, fix)]);
}

/// <summary>One step.</summary>
/// <param name="Share">In percent, of the track that is to get the statements.</param>
/// <param name="Earliest">When it begins at the earliest, from the rollout's beginning.</param>
/// <param name="Weights">A weight a track, in their order.</param>
internal sealed record ScheduledStep(decimal Share, TimeSpan Earliest, ImmutableArray<Weight> Weights);
