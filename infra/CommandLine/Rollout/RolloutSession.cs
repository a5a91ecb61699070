using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Rollout.Doing;
using TrinoInfra.Rollout.Watching;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>One call of the command: puts together what a rollout, or a check of its step, works with.</summary>
internal sealed class RolloutSession(Terminal terminal, string stack, StackSettings settings, Watching watching)
{
    private const string Nobody = "rollout";

    private readonly PulumiCli _pulumi = new(terminal.Directory, stack);
    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>Moves the weights from step to step, or back.</summary>
    public async Task<int> Run(WantedRollout wanted, bool back)
    {
        if (!RolloutStateFile.Open(terminal.Directory, stack).TryGet(out var file, out var faults))
            return terminal.Refuse(faults);
        using var kept = file;
        if (!file.Read().TryGet(out var under, out faults))
            return terminal.Refuse(faults);
        if (back && under.State is null)
            return terminal.Refuse([new("--back", $"no rollout of {stack} is under way, {file.Name} says", "give --to to begin one")]);
        var state = back ? under.State! with { Back = under.State.Back ?? "as was asked for" } : under.State;
        if (!(await RolloutStart.Find(terminal.Directory, stack, wanted, _pulumi, state)).TryGet(out var start, out faults))
            return terminal.Refuse(faults);

        using var http = watching.Door.Open();
        var watch = Watch(http, start.Schedule.Tracks, start.State.Track);
        var past = new Past(new(_time.GetUtcNow(), TrackLook.Silent, TrackLook.Silent));
        // Nobody needs to see the queries on the way back.
        if (state?.Back is null && !(await watch.Remember()).TryGet(out past, out faults))
            return terminal.Refuse(faults);

        foreach (var share in state is null ? start.Schedule.PassedOver : [])
            terminal.Say($"note: {ScheduleView.Percent(share)} is passed over, since the track has it already");
        SayWhatIsNotSeen();
        using var live = terminal.Live();
        using var interruption = new Interruption(() => AskWhatIsWanted(live)).Listen();
        var rules = new RolloutRules { Every = wanted.Every, Steps = start.Schedule.Steps.Length };
        var end = await new RolloutDriver(start, rules, new(
            $"Pulumi.{stack}.yaml",
            file,
            new(terminal.Directory, stack, _pulumi, start.Urn),
            watch,
            interruption,
            new RolloutReport(live, start.State.Track, _time),
            watching.Every,
            _time)).Run(past);
        return Code(end);
    }

    /// <summary>Judges the step that is deployed.</summary>
    public async Task<int> Check(WantedRollout wanted)
    {
        if (settings.Tracks.All(track => track.Name != wanted.Track))
            return terminal.Refuse([new("--to", $"the stack has no track {Quoted.Text(wanted.Track)}", $"name one of {string.Join(", ", settings.Tracks.Select(track => track.Name))}")]);
        if (!(await _pulumi.Export()).Then(DeployedSplit.Read).TryGet(out var deployed, out var faults))
            return terminal.Refuse(faults);
        if (deployed.Weights.GetValueOrDefault(wanted.Track) == 0)
            return terminal.Refuse([new("--to", $"{wanted.Track} has no weight as it was last deployed, so that there is nothing to judge", "give it one, and run `pulumi up`")]);
        if (deployed.Modified is not { } began)
            return terminal.Refuse([new("pulumi stack export", "does not say when the main route was changed", "take a CLI that does")]);

        using var http = watching.Door.Open();
        var rules = new RolloutRules { Every = wanted.Every, Steps = wanted.Shares.Length };
        var check = new StepCheck(Watch(http, settings.Tracks, wanted.Track), rules, watching.Every, _time);
        if (!(await check.Run(deployed.Weights, began)).TryGet(out var verdict, out faults))
            return terminal.Refuse(faults);
        SayWhatIsNotSeen();
        terminal.Show($"{Word(verdict.Decision)}: {verdict.Reason}");
        return Code(verdict.Decision);
    }

    private CanaryWatch Watch(HttpMessageInvoker http, ImmutableArray<TrackSettings> tracks, string canary)
    {
        var stable = CanaryWatch.StableOf(tracks, canary, $"{settings.PrimaryTrack.Name}");
        return new(Watch(http, stable, Targeted.Of(settings.Tracks)), Watch(http, canary, Targeted.Of(settings.Tracks)), watching.Probes, _time);
    }

    private TrackWatch Watch(HttpMessageInvoker http, string track, Targeted targeted)
    {
        var address = watching.Door.AddressOf(track);
        var login = watching.Door.Logins.GetValueOrDefault(track);
        // Who logs in and names nobody is who logs in.
        var caller = new Caller { User = watching.User ?? (login is null ? Nobody : null), Source = TrackWatch.Source, Login = login };
        return new(track, new(http, address, caller, new() { Repeats = Repeats.None }), () => Uptime.Ask(http, address), targeted, _time);
    }

    private void SayWhatIsNotSeen()
    {
        if (!Targeted.Of(settings.Tracks).SeesAll)
            terminal.Say("note: statements that a match gives to a track by anything but their user or source count like any other, since system.runtime.queries does not show it");
    }

    private Wish AskWhatIsWanted(LiveLines live)
    {
        if (terminal.Ask is not { } ask)
            return Wish.Hold;
        live.Pause();
        return !ask("Stop the rollout?") ? Wish.GoOn
            : ask("Take the weights back to those of before? Else they stay as they are.") ? Wish.Back
            : Wish.Hold;
    }

    private static string Word(Decision decision) => decision switch
    {
        Decision.Next => "next",
        Decision.Hold => "not yet",
        _ => "back",
    };

    private static int Code(Decision decision) => decision switch
    {
        Decision.Next => ExitCode.Fine,
        Decision.Hold => ExitCode.NotYet,
        _ => ExitCode.Back,
    };

    private static int Code(RolloutEnd end) => end switch
    {
        RolloutEnd.Done => ExitCode.Fine,
        RolloutEnd.Held => ExitCode.NotYet,
        RolloutEnd.Back => ExitCode.Back,
        _ => ExitCode.Input,
    };
}

/// <summary>How tracks are looked at.</summary>
/// <param name="Door">The way to them.</param>
/// <param name="User">Who asks; null where nobody is named.</param>
/// <param name="Probes">What both are asked at each look.</param>
/// <param name="Every">From a look to the next.</param>
internal sealed record Watching(Door Door, string? User, ImmutableArray<Sql> Probes, TimeSpan Every);
