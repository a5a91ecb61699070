using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>
/// <c>rollout &lt;stack&gt; --to &lt;track&gt; [--steps shares] [--every duration] [--dry-run | --check-only]</c>, or
/// <c>rollout &lt;stack&gt; --back</c>: a track gets the statements in steps, as long as nothing speaks against it.
/// </summary>
internal static class RolloutCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var (options, probes, door) = (new RolloutOptions(), new ProbeOptions(), new DoorOptions());
        var command = new Command("rollout", "Gives a track the statements in steps, looks at its queries, and goes back where they fail.") { stack };
        foreach (var option in (IEnumerable<Option>)[.. options.All, .. probes.All, .. door.All])
            command.Options.Add(option);
        command.Validators.Add(options.Check);
        command.SetAction(async parsed =>
        {
            var name = parsed.GetRequiredValue(stack);
            if (!StackFiles.Load(terminal.Directory, name).Then(SettingsReader.Read).TryGet(out var settings, out var unread))
                return terminal.Refuse(unread);
            if (!options.Wanted(parsed).TryGet(out var wanted, out var faults)
                | !options.LookEvery(parsed).TryGet(out var lookEvery, out var ofLooks)
                | !probes.Read(terminal, parsed).TryGet(out var asked, out var ofProbes)
                | !door.Read(terminal, parsed, settings).TryGet(out var opened, out var ofDoor))
            {
                return terminal.Refuse([.. faults, .. ofLooks, .. ofProbes, .. ofDoor]);
            }

            var session = new RolloutSession(terminal, name, settings, new(opened!, door.User(parsed), asked, lookEvery!.Length));
            return options.IsDry(parsed) ? Print(terminal, Schedule.Of(settings.Tracks, wanted!.Track, wanted.Shares, wanted.Every))
                : options.OnlyChecks(parsed) ? await session.Check(wanted!)
                : await session.Run(wanted!, options.GoesBack(parsed));
        });
        return command;
    }

    private static int Print(Terminal terminal, Checked<Schedule> read)
    {
        if (!read.TryGet(out var schedule, out var faults))
            return terminal.Refuse(faults);
        foreach (var share in schedule.PassedOver)
            terminal.Say($"note: {ScheduleView.Percent(share)} is passed over, since the track has it already");
        terminal.Show(console => ScheduleView.Write(schedule, console));
        return ExitCode.Fine;
    }
}
