using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Rollout.Watching;
using TrinoInfra.Settings;

namespace TrinoInfra.Rollout.Doing;

/// <summary>How a rollout ended.</summary>
internal enum RolloutEnd
{
    /// <summary>The track has the last step's share.</summary>
    Done,

    /// <summary>The weights are those of a step, and run again it goes on there.</summary>
    Held,

    /// <summary>The weights are those of before.</summary>
    Back,

    /// <summary>The way back failed.</summary>
    Lost,
}

/// <summary>
/// Moves the weights step by step, looks at the tracks, and does what the judge says. Before each change it is written down what
/// changes, so that another process can go on wherever this one is killed.
/// </summary>
/// <param name="start">What it begins with.</param>
/// <param name="rules">What verdicts are given by.</param>
/// <param name="parts">What it works with.</param>
internal sealed class RolloutDriver(RolloutStart start, RolloutRules rules, RolloutParts parts)
{
    private readonly Judge _judge = new(rules, parts.Watch.Stable, parts.Watch.Canary);
    private RolloutState _state = start.State;

    /// <param name="past">What both coordinators remembered at the beginning.</param>
    public async Task<RolloutEnd> Run(Past past)
    {
        if (_state.Back is { } why)
            return await GoBack(why);
        try
        {
            return await GoOn(past);
        }
        // Where it cannot be written down what changes, nothing is changed.
        catch (Exception exception) when (IsOfFiles(exception))
        {
            Say($"{parts.State.Name}: cannot be written ({exception.Message.TrimEnd('.')}); see that there is room, and that you may write it");
            return Held();
        }
    }

    private async Task<RolloutEnd> GoOn(Past past)
    {
        var evidence = new Evidence(rules, past.Before(IsThere ? _state.Began : null));
        Keep(_state);
        if (_state is { Step: 0, Began: null } && !start.IsTogether && start.Weights.SequenceEqual(_state.Start))
        {
            Say("brings the engine to the weights that the stack file has");
            if (await Set(start.Weights) is { } end)
                return end;
        }

        for (var steps = start.Schedule.Steps; ; Keep(_state with { Step = _state.Step + 1, Began = null }))
        {
            if (await Move(steps[_state.Step], evidence, past) is { } stopped)
                return stopped;
            var (verdict, wish) = await Look(steps[_state.Step], evidence);
            if (verdict.Decision == Decision.Back)
                return await GoBack(verdict.Reason);
            if (wish == Wish.Back)
                return await GoBack("as was asked for");
            if (verdict.Decision == Decision.Hold)
                return Held();
            Say($"step {_state.Step + 1} is over: {verdict.Reason}");
            if (_state.Step == steps.Length - 1)
                return Done(steps[^1]);
        }
    }

    /// <summary>Whether another process had taken the step at which it was, and nobody has moved the weights since.</summary>
    private bool IsThere => _state == start.State && _state.Began is not null && start.IsTogether
        && start.Weights.SequenceEqual(start.Of(start.Schedule.Steps[_state.Step]));

    private async Task<RolloutEnd?> Move(ScheduledStep step, Evidence evidence, Past past)
    {
        var weights = start.Of(step);
        var isThere = IsThere;
        Say($"{(isThere ? "goes on with" : "takes")} step {_state.Step + 1} of {start.Schedule.Steps.Length}, {StepShares.Text(step.Share)} %: {Text(weights)}");
        if (!isThere)
        {
            if (await Set(weights) is { } end)
                return end;
            Keep(_state with { Began = parts.Time.GetUtcNow() });
        }

        evidence.BeginStep(parts.Watch.ShareAt(weights.ToDictionary(track => track.Key, track => (long)track.Value.Value)), _state.Began!.Value);
        if (isThere)
            evidence.See(past.Look);
        return null;
    }

    /// <summary>Null where the weights are set; else how that ended.</summary>
    private async Task<RolloutEnd?> Set(IReadOnlyDictionary<string, Weight> weights)
    {
        while (true)
        {
            if (parts.Weights.IsEdited)
            {
                Say("the stack file has been edited since the last step: run this again, so that `pulumi preview` shows whether more than weights would change");
                return Held();
            }

            var faults = await parts.Weights.Set(weights, parts.Interruption.Pause, Say);
            if (faults.IsEmpty)
                return null;
            // An interrupt reaches the update too, which then fails.
            switch (parts.Interruption.IsAsked ? parts.Interruption.Take() : Wish.Back)
            {
                case Wish.Hold:
                    return Held();
                case Wish.Back:
                    return await GoBack($"the step could not be taken: {faults[0].What}");
            }
        }
    }

    private async Task<(Verdict Verdict, Wish Wish)> Look(ScheduledStep step, Evidence evidence)
    {
        var isTold = false;
        while (true)
        {
            await parts.Interruption.Pause(parts.LookEvery);
            if (parts.Interruption.Take() is not Wish.GoOn and var wish)
                return (new(Decision.Hold, ""), wish);
            var look = await parts.Watch.See();
            evidence.See(look);
            var verdict = _judge.Decide(evidence, look.At);
            Show(step, evidence, verdict);
            if (verdict.Decision == Decision.Hold)
            {
                if (!isTold && evidence.CanaryInStep == 0 && look is { Canary.Answers: true } && look.At - evidence.StepBegan > rules.Every)
                {
                    Say($"no statement of {parts.Watch.Canary} is seen in this step: are there any, and may who asks see those of others?");
                    isTold = true;
                }

                continue;
            }

            evidence.EndStep(look.At);
            return (verdict, Wish.GoOn);
        }
    }

    private async Task<RolloutEnd> GoBack(string why)
    {
        try
        {
            Keep(_state with { Back = why });
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            // The way back matters more than that somebody else could go it.
        }

        Say($"goes back to the weights of before: {why}");
        var faults = await parts.Weights.Set(_state.Start, parts.Interruption.Pause, Say);
        if (faults.IsEmpty)
        {
            parts.State.Delete();
            Say($"is back. {Commit}");
            return RolloutEnd.Back;
        }

        foreach (var fault in faults)
            Say($"{fault}");
        Say($"IS NOT BACK. Run this again, or set {Text(_state.Start)} in the stack file and type: {parts.Weights.UpCommand}");
        return RolloutEnd.Lost;
    }

    private RolloutEnd Held()
    {
        Say($"holds here, and nobody looks any longer. Run this again to go on, or with --back for the weights of before. {Commit}");
        return RolloutEnd.Held;
    }

    private RolloutEnd Done(ScheduledStep step)
    {
        parts.State.Delete();
        Say($"is done: {start.State.Track} has {StepShares.Text(step.Share)} %. {Commit}");
        return RolloutEnd.Done;
    }

    private string Commit => $"Commit {parts.StackFile}, since the next `pulumi up` from git would undo what it says.";

    private string Text(IReadOnlyDictionary<string, Weight> weights) =>
        string.Join(", ", start.Schedule.Tracks.Select(track => $"{track.Name} {weights[track.Name]}"));

    private void Keep(RolloutState state)
    {
        parts.State.Write(state);
        _state = state;
    }

    private void Say(string line) => Tell(() => parts.Report.Say(line));

    private void Show(ScheduledStep step, Evidence evidence, Verdict verdict) => Tell(() => parts.Report.Seen(step, evidence, verdict));

    private static void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (IOException)
        {
            // Nobody hears it. The weights matter more.
        }
    }

    private static bool IsOfFiles(Exception exception) => exception is IOException or UnauthorizedAccessException;
}

/// <summary>What a rollout works with.</summary>
/// <param name="StackFile">Its name, for people.</param>
/// <param name="State">Where it keeps how far it is.</param>
/// <param name="Weights">Moves them.</param>
/// <param name="Watch">Looks at the tracks.</param>
/// <param name="Interruption">Whoever wants it to stop.</param>
/// <param name="Report">Who is told.</param>
/// <param name="LookEvery">From a look to the next.</param>
/// <param name="Time">The clock.</param>
internal sealed record RolloutParts(
    string StackFile,
    RolloutStateFile State,
    Weights Weights,
    CanaryWatch Watch,
    Interruption Interruption,
    IRolloutReport Report,
    TimeSpan LookEvery,
    TimeProvider Time);

/// <summary>Who is told what a rollout does and sees.</summary>
internal interface IRolloutReport
{
    /// <summary>Something happened.</summary>
    void Say(string line);

    /// <summary>A look, and what was made of all there were.</summary>
    void Seen(ScheduledStep step, Evidence evidence, Verdict verdict);
}
