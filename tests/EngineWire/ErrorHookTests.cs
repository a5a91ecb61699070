using TrinoInfra.Tests.Engine;
using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What an engine shows of a track whose release failed.</summary>
public sealed class ErrorHookTests : EngineTests
{
    private static readonly EngineKind Failing = new() { Failing = "trino-v2-canary" };

    [Fact]
    public async Task The_pods_of_the_track_are_told_by_the_program_itself()
    {
        await using var cluster = await ClusterStandIn.WithAsync("unknown-property");
        using var stack = EngineStack.WithoutBundle("dev");

        var run = await EngineRun.OfAsync(stack, RunMode.Up, Failing, ("KUBECONFIG", cluster.Kubeconfig));

        Assert.Equal([("track-failure", "trino-v2-canary")], run.Hooks);
        const string Says = "pod trino-v9-broken-coordinator-d8fc4f856-f4nmj: its container trino-coordinator ends "
            + "(CrashLoopBackOff, exit code 100, 2 restarts)\n  1) Configuration property 'no.such-property' was not used\n  mend: ";
        var warnings = run.Log.Where(message => message.Severity == LogSeverity.Warning).Select(message => message.Message);
        Assert.True(warnings.Any(warning => warning.StartsWith(Says, StringComparison.Ordinal)), $"{run}");
        Assert.Contains(cluster.Asked, asked => asked.Contains("instance in (trino-v2-canary)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_changes_nothing()
    {
        using var stack = EngineStack.WithoutBundle("dev");
        var before = await EngineRun.OfAsync(stack, RunMode.Up, EngineKind.BeforeHooks with { Failing = "trino-v2-canary" });

        var run = await EngineRun.OfAsync(stack, RunMode.Up, Failing);

        Assert.Empty(before.Hooks);
        Assert.Equal([("track-failure", "trino-v2-canary")], run.Hooks);
        Assert.Equal(before.ExitCode, run.ExitCode);
        Assert.Equal(Heads(before), Heads(run));

        // Which of the tasks that fail together tells of it first is chance.
        static IEnumerable<string> Heads(EngineRun run) => run.Errors.Select(error => error.Split("\n   at ")[0]).Order();
    }

    [Fact]
    public async Task A_preview_has_none()
    {
        using var stack = EngineStack.WithoutBundle("dev");

        Assert.Empty((await EngineRun.OfAsync(stack, RunMode.Preview, Failing)).Hooks);
    }
}
