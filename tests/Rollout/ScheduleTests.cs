using TrinoInfra.CommandLine;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Settings;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Rollout;

/// <summary>The weights of each step, and how they are asked for.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData(new[] { 90, 10 }, 1, 25, new[] { 75, 25 })]
    [InlineData(new[] { 100, 0 }, 1, 5, new[] { 95, 5 })]
    [InlineData(new[] { 60, 30, 10 }, 2, 25, new[] { 50, 25, 25 })]
    [InlineData(new[] { 2, 1, 0 }, 2, 5, new[] { 38, 19, 3 })]
    [InlineData(new[] { 90, 10 }, 1, 100, new[] { 0, 100 })]
    [InlineData(new[] { 1_000_000, 1, 0 }, 2, 50, new[] { 999_999, 1, 1_000_000 })]
    public void A_share_is_exact_and_the_others_keep_their_proportions(int[] weights, int to, int share, int[] expected) =>
        Assert.Equal(expected, StepWeights.Of([.. weights.Select(Weight.Of)], to, share).Select(weight => weight.Value));

    [Fact]
    public async Task It_is_printed_and_steps_that_are_behind_are_passed_over()
    {
        var run = await ProgramRun.OfAsync("rollout", "dev", "--to", "trino-v2-canary", "--dry-run");

        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("5 % is passed over", run.Error);
        Assert.Matches(@"(?m)^\s*1\s+25 %\s+00:00:00\s+75\s+25\s*$", run.Out);
        Assert.Matches(@"(?m)^\s*3\s+100 %\s+00:10:00\s+0\s+100\s*$", run.Out);
    }

    [Theory]
    [InlineData("rollout needs --to, or --back.")]
    [InlineData("rollout needs --to, or --back.", "--to", "trino-v2-canary", "--back")]
    [InlineData("rollout takes one of --dry-run, --check-only and --back.", "--to", "trino-v2-canary", "--dry-run", "--check-only")]
    public async Task Words_that_exclude_each_other_are_a_misuse(string said, params string[] words)
    {
        var run = await ProgramRun.OfAsync(["rollout", "dev", .. words]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error);
    }

    [Fact]
    public async Task Faults_of_all_options_are_said_before_anybody_is_asked()
    {
        var run = await ProgramRun.OfAsync(
            "rollout", "dev", "--to", "trino-v2-canary", "--steps", "5,4", "--every", "0s", "--look-every", "1", "--probes", "none.sql", "--address", "a b", "--ca", "none.pem");

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Equal(
            ["--steps", "--every", "--look-every", "none.sql", "--address", "none.pem", "6 faults."],
            run.Error.TrimEnd('\n').Split('\n').Select(line => line.Split(": ")[0]).Select(where => where.EndsWith("none.pem", StringComparison.Ordinal) ? "none.pem" : where));
        Assert.False(Path.Exists(Repository.File(".state", "rollout-dev.json")));
    }

    [Theory]
    [InlineData("5,3,x,0,101,2.345", "5m", "\"x\" is no share", "\"0\" is no share", "\"101\" is no share", "\"2.345\" is no share", "3 comes after 5")]
    [InlineData("", "5", "\"\" is no share", "--every: \"5\" has no unit", "2 faults")]
    [InlineData("10", "0s", "--every: \"0s\" is no time at all")]
    [InlineData("5,10", "5m", "\"trino-v2-canary\" has 10 % already; give steps above that")]
    public async Task What_is_wrong_is_said_all_at_once(string steps, string every, params string[] said)
    {
        var run = await ProgramRun.OfAsync("rollout", "dev", "--to", "trino-v2-canary", "--steps", steps, "--every", every, "--dry-run");

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.All(said, each => Assert.Contains(each, run.Error));
    }
}
