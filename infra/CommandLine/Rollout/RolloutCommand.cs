using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Rollout;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary><c>rollout &lt;stack&gt; --to &lt;track&gt; --dry-run [--steps shares] [--every duration]</c>: the weights of each step.</summary>
internal static class RolloutCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var to = new Option<string>("--to") { Description = "The track that is to get the statements.", HelpName = "track", Required = true };
        var steps = new Option<string>("--steps") { Description = "Its shares in percent, rising.", DefaultValueFactory = _ => "5,25,50,100" };
        var every = new Option<string>("--every") { Description = "How long a step lasts at least.", DefaultValueFactory = _ => "5m" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints the schedule, and changes nothing; without it there is no rollout yet." };
        var command = new Command("rollout", "Says by which weights a track gets the statements in steps, while the others keep their proportions.")
        {
            stack, to, steps, every, dryRun,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(dryRun) is null or { Implicit: true })
                result.AddError("rollout needs --dry-run: nothing moves weights by itself yet.");
        });
        command.SetAction(parsed =>
        {
            var shares = StepShares.Parse(parsed.GetRequiredValue(steps), "--steps");
            var length = Every(parsed.GetRequiredValue(every));
            if (!shares.TryGet(out var rising, out var shareFaults) | !length.TryGet(out var lasting, out var lengthFaults))
                return terminal.Refuse([.. shareFaults, .. lengthFaults]);
            if (!StackFiles.Load(terminal.Directory, parsed.GetRequiredValue(stack)).Then(SettingsReader.Read).TryGet(out var settings, out var faults)
                || !Schedule.Of(settings.Tracks, parsed.GetRequiredValue(to), rising, lasting!.Length).TryGet(out var schedule, out faults))
            {
                return terminal.Refuse(faults);
            }

            foreach (var share in schedule.PassedOver)
                terminal.Say($"note: {ScheduleView.Percent(share)} is passed over, since the track has it already");
            terminal.Show(console => ScheduleView.Write(schedule, console));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Checked<GatewayDuration> Every(string text) =>
        !GatewayDuration.TryParse(text, out var every, out var problem) ? Bad(text, problem.What, problem.Fix)
        : every.Length == TimeSpan.Zero ? Bad(text, "is no time at all", "give how long a step lasts at least, such as 5m")
        : new Checked<GatewayDuration>.Good(every);

    private static Checked<GatewayDuration> Bad(string text, string what, string fix) =>
        new Checked<GatewayDuration>.Bad([new("--every", $"{Quoted.Text(text)} {what}", fix)]);
}
