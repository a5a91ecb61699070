using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;

namespace TrinoInfra.Rollout.Doing;

/// <summary>What a rollout begins with, or goes on with after another process.</summary>
/// <param name="Schedule">From the weights of before.</param>
/// <param name="State">How far it is.</param>
/// <param name="Weights">Those in the stack file, by track.</param>
/// <param name="IsTogether">Whether these are deployed.</param>
/// <param name="Urn">The main route's name in the state.</param>
internal sealed record RolloutStart(
    Schedule Schedule, RolloutState State, ImmutableSortedDictionary<string, Weight> Weights, bool IsTogether, string Urn)
{
    /// <summary>Asks the stack file and the engine, and refuses where more than weights would change.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="wanted">What the user asked for.</param>
    /// <param name="pulumi">The CLI, for this stack.</param>
    /// <param name="under">What is under way; null where nothing is.</param>
    public static async Task<Checked<RolloutStart>> Find(string folder, string stack, WantedRollout wanted, PulumiCli pulumi, RolloutState? under)
    {
        if (!StackFile.Open(folder, stack).TryGet(out var opened, out var faults)
            || !SettingsReader.Read(opened.Source).TryGet(out var settings, out faults)
            || !ScheduleOf(settings, wanted, under).TryGet(out var schedule, out faults)
            || (faults = [.. Unwritable(opened.File, schedule)]) is not []
            || !(await pulumi.Export()).Then(DeployedSplit.Read).TryGet(out var deployed, out faults)
            // What more would change is nothing to the way back.
            || (under?.Back is null && (faults = await RidingAlong(pulumi)) is not []))
        {
            return new Checked<RolloutStart>.Bad(faults);
        }

        var (weights, start) = (WeightsOf(settings.Tracks), WeightsOf(schedule.Tracks));
        return new Checked<RolloutStart>.Good(new(
            schedule,
            under ?? new(wanted.Track, wanted.Shares, start, 0, null, null),
            weights,
            weights.All(track => deployed.Weights.GetValueOrDefault(track.Key, -1) == track.Value.Value),
            deployed.Urn));
    }

    /// <summary>The weights of a step, by track.</summary>
    public ImmutableSortedDictionary<string, Weight> Of(ScheduledStep step) => Of(Schedule, step);

    private static ImmutableSortedDictionary<string, Weight> Of(Schedule schedule, ScheduledStep step) =>
        schedule.Tracks.Zip(step.Weights).ToImmutableSortedDictionary(pair => $"{pair.First.Name}", pair => pair.Second, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, Weight> WeightsOf(IEnumerable<TrackSettings> tracks) =>
        tracks.ToImmutableSortedDictionary(track => $"{track.Name}", track => track.Weight, StringComparer.Ordinal);

    private static Checked<Schedule> ScheduleOf(StackSettings settings, WantedRollout wanted, RolloutState? under)
    {
        if (under is null)
            return Schedule.Of(settings.Tracks, wanted.Track, wanted.Shares, wanted.Every);
        if (under.Back is not null)
            return ScheduleOf(settings, under, wanted.Every);
        if (wanted.Track != under.Track)
            return Bad("--to", $"is {Quoted.Text(wanted.Track)}, and a rollout to {under.Track} is under way", $"give --to {under.Track}, or --back to give it up");
        if (!wanted.Shares.SequenceEqual(under.Shares))
        {
            var steps = string.Join(',', under.Shares.Select(StepShares.Text));
            return Bad("--steps", $"are others than those of the rollout that is under way, {steps}", $"give --steps {steps}, or --back to give it up");
        }

        var weights = WeightsOf(settings.Tracks);
        if (!weights.Keys.SequenceEqual(under.Start.Keys))
            return Bad("tracks", $"are others than {string.Join(", ", under.Start.Keys)}, with which the rollout under way began", RolloutState.Mend);
        return ScheduleOf(settings, under, wanted.Every).Then(schedule =>
            under.Step < schedule.Steps.Length && Reached(schedule, under).Any(weights.SequenceEqual)
                ? new Checked<Schedule>.Good(schedule)
                : Bad("tracks", "have weights that are none of the rollout that is under way", RolloutState.Mend));
    }

    private static Checked<Schedule> ScheduleOf(StackSettings settings, RolloutState under, TimeSpan every) => Schedule.Of(
        [.. settings.Tracks.Select(track => track with { Weight = under.Start.GetValueOrDefault(track.Name, track.Weight) })], under.Track, under.Shares, every);

    /// <summary>What the stack file may say: where the process ended, the step's weights were written, or those of before still stood.</summary>
    private static IEnumerable<ImmutableSortedDictionary<string, Weight>> Reached(Schedule schedule, RolloutState under) =>
        [under.Start, .. schedule.Steps.Take(under.Step + 1).Select(step => Of(schedule, step))];

    private static IEnumerable<Fault> Unwritable(StackFile file, Schedule schedule) =>
        schedule.Steps.Select(step => Of(schedule, step)).Prepend(WeightsOf(schedule.Tracks))
            .SelectMany(weights => StackEditor.SetWeights(new(file.Name, file.Text, file.Project), weights)
                .Then(text => file.With(text)).Then(SettingsReader.Read).TryGet(out _, out var faults) ? [] : faults)
            .Distinct();

    private static async Task<ImmutableArray<Fault>> RidingAlong(PulumiCli pulumi)
    {
        const string preview = "pulumi preview";
        return (await pulumi.Preview()).Then(text => PreviewedChanges.BesidesWeights(text, preview)).TryGet(out var others, out var faults)
            ? [.. others.Select(other => new Fault(preview, $"shows more than weights: {other}", "deploy it by `pulumi up` first, or take it back"))]
            : faults;
    }

    private static Checked<Schedule> Bad(string where, string what, string fix) => new Checked<Schedule>.Bad([new(where, what, fix)]);
}

/// <summary>What a user asks for.</summary>
/// <param name="Track">Which is to get the statements.</param>
/// <param name="Shares">As of <see cref="StepShares"/>.</param>
/// <param name="Every">How long a step lasts at least.</param>
internal sealed record WantedRollout(string Track, ImmutableArray<decimal> Shares, TimeSpan Every);
