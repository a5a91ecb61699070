using System.CommandLine;
using System.CommandLine.Parsing;
using TrinoInfra.Checking;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Rollout.Doing;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>The options of <c>rollout</c>.</summary>
internal sealed class RolloutOptions
{
    private readonly Option<string> _to = new("--to") { Description = "The track that is to get the statements.", HelpName = "track" };
    private readonly Option<string> _steps = new("--steps") { Description = "Its shares in percent, rising.", HelpName = "shares", DefaultValueFactory = _ => "5,25,50,100" };
    private readonly Option<string> _every = new("--every") { Description = "How long a step lasts at least.", HelpName = "duration", DefaultValueFactory = _ => "5m" };
    private readonly Option<string> _lookEvery = new("--look-every") { Description = "From a look at the tracks to the next.", HelpName = "duration", DefaultValueFactory = _ => "10s" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Prints the schedule, asks nobody, and changes nothing." };
    private readonly Option<bool> _checkOnly = new("--check-only") { Description = "Judges the step that is deployed, and changes nothing: 0 next, 3 not yet, 4 back." };
    private readonly Option<bool> _back = new("--back") { Description = "Gives the rollout that is under way up: the weights of before." };

    public IEnumerable<Option> All => [_to, _steps, _every, _lookEvery, _dryRun, _checkOnly, _back];

    public void Check(CommandResult result)
    {
        Option[] modes = [_dryRun, _checkOnly, _back];
        if (modes.Count(mode => Given(result, mode)) > 1)
            result.AddError("rollout takes one of --dry-run, --check-only and --back.");
        if (Given(result, _back) == Given(result, _to))
            result.AddError("rollout needs --to, or --back.");
    }

    public bool IsDry(ParseResult parsed) => parsed.GetValue(_dryRun);

    public bool OnlyChecks(ParseResult parsed) => parsed.GetValue(_checkOnly);

    public bool GoesBack(ParseResult parsed) => parsed.GetValue(_back);

    /// <summary>What is asked for, or everything that is wrong with it; for <c>--back</c> to be read over.</summary>
    public Checked<WantedRollout> Wanted(ParseResult parsed)
    {
        var shares = StepShares.Parse(parsed.GetRequiredValue(_steps), "--steps");
        var length = Length(parsed, _every);
        return shares.TryGet(out var rising, out var shareFaults) & length.TryGet(out var every, out var lengthFaults)
            ? new Checked<WantedRollout>.Good(new(parsed.GetValue(_to) ?? "", rising, every!.Length))
            : new Checked<WantedRollout>.Bad([.. shareFaults, .. lengthFaults]);
    }

    public Checked<GatewayDuration> LookEvery(ParseResult parsed) => Length(parsed, _lookEvery);

    private static bool Given(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Checked<GatewayDuration> Length(ParseResult parsed, Option<string> option)
    {
        var text = parsed.GetRequiredValue(option);
        return !GatewayDuration.TryParse(text, out var length, out var problem) ? Bad(option, text, problem.What, problem.Fix)
            : length.Length == TimeSpan.Zero ? Bad(option, text, "is no time at all", "give a time, such as 5m or 10s")
            : new Checked<GatewayDuration>.Good(length);
    }

    private static Checked<GatewayDuration> Bad(Option option, string text, string what, string fix) =>
        new Checked<GatewayDuration>.Bad([new(option.Name, $"{Quoted.Text(text)} {what}", fix)]);
}
