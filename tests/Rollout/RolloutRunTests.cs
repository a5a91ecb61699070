using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Rollout;

/// <summary>Whole rollouts by the built program, in front of the protocol harness, with a stand-in for the Pulumi CLI.</summary>
public sealed class RolloutRunTests
{
    private static readonly string[] _all = ["--to", RolloutWorld.Canary, "--steps", "5,25,50,100", "--every", "1s"];
    private static readonly QueryError _internal = new("it fell over", 65536, "GENERIC_INTERNAL_ERROR", "INTERNAL_ERROR");

    [Fact]
    public async Task A_healthy_canary_gets_all_statements_and_none_fails()
    {
        await using var world = await RolloutWorld.Start();
        var before = await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken);

        var (code, output) = await world.Run(_all);

        Assert.True(code == 0, output);
        Assert.Empty(world.Failures);
        Assert.Equal((0, 100), Weights(world));
        Assert.Equal(
            before.Replace("weight: 100\n", "weight: 0\n", StringComparison.Ordinal).Replace("weight: 0 #", "weight: 100 #", StringComparison.Ordinal),
            await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(world.StateFile));
        Assert.Equal(["stack", "preview", "up", "up", "up", "up"], world.Engine.Calls.Select(call => call.Split(' ')[0]));
        Assert.Contains("Commit Pulumi.dev.yaml", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canary_that_fails_from_a_quarter_on_is_sent_back()
    {
        await using var world = await RolloutWorld.Start();
        var before = await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken);
        var healthy = 0;
        world.Engine.At = moment =>
        {
            if (moment == "applied" && world.Engine.Weights[RolloutWorld.Canary] == 25)
            {
                // So slow that the look a real one takes every 10 s would see as many.
                (world.Pace, world.Fate, healthy) = (TimeSpan.FromMilliseconds(600), _ => _internal, world.OfCanary);
            }
        };

        var (code, output) = await world.Run(_all);

        Assert.True(code == 4, output);
        Assert.InRange(world.OfCanary - healthy, 1, 20);
        Assert.Equal((100, 0), Weights(world));
        Assert.Equal(before, await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(world.StateFile));
        Assert.Contains("GENERIC_INTERNAL_ERROR", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_step_and_run_again_it_ends_right()
    {
        await using var world = await RolloutWorld.Start();
        string[] moments = ["begins", "applied", "watches"];
        var kills = 0;
        for (var code = -1; code != 0;)
        {
            using var run = world.Begin(_all);
            var (step, moment) = (kills / moments.Length, moments[kills % moments.Length]);
            world.Engine.At = now =>
            {
                if (step < 4 && now == moment && world.Engine.Weights[RolloutWorld.Canary] == (moment == "begins" ? new[] { 0, 5, 25, 50 } : [5, 25, 50, 100])[step])
                    run.Kill();
            };
            if (step < 4 && moment == "watches")
                await Watches(world, step, run);
            (code, var output) = await run.End();
            Assert.True(code is 0 or 137, output);
            kills += code == 137 ? 1 : 0;
        }

        Assert.Equal(12, kills);
        Assert.Empty(world.Failures);
        Assert.Equal((0, 100), Weights(world));
        Assert.False(File.Exists(world.StateFile));
    }

    private static (int Stable, int Canary) Weights(RolloutWorld world) =>
        (world.Engine.Weights[RolloutWorld.Stable], world.Engine.Weights[RolloutWorld.Canary]);

    private static async Task Watches(RolloutWorld world, int step, Running run)
    {
        for (var waited = 0; waited < 1000; waited++)
        {
            if (File.Exists(world.StateFile) && await File.ReadAllTextAsync(world.StateFile, TestContext.Current.CancellationToken) is var state
                && state.Contains($"\"step\": {step}", StringComparison.Ordinal) && !state.Contains("\"began\": null", StringComparison.Ordinal))
            {
                await Task.Delay(300, TestContext.Current.CancellationToken);
                run.Kill();
                return;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
