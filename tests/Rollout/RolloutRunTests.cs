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
                // Three and more within a second would count as one.
                (world.Pace, world.Fate, healthy) = (TimeSpan.FromSeconds(2), _ => _internal, world.OfCanary);
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
            using var run = world.Begin("--to", RolloutWorld.Canary, "--steps", "5,25,50,100", "--every", "300ms");
            var (step, moment) = (kills / moments.Length, moments[kills % moments.Length]);
            world.Engine.At = now =>
            {
                if (step < 4 && now == moment && world.Engine.Weights[RolloutWorld.Canary] == (moment == "begins" ? new[] { 0, 5, 25, 50 } : [5, 25, 50, 100])[step])
                    run.Kill();
            };
            if (step < 4 && moment == "watches")
                await Watches(world, step, run.Kill);
            (code, var output) = await run.End();
            Assert.True(code is 0 or 137, output);
            kills += code == 137 ? 1 : 0;
        }

        Assert.Equal(12, kills);
        Assert.Empty(world.Failures);
        Assert.Equal((0, 100), Weights(world));
        Assert.False(File.Exists(world.StateFile));
    }

    [Fact]
    public async Task An_interrupt_holds_and_back_takes_the_weights_of_before()
    {
        await using var world = await RolloutWorld.Start();
        var before = await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken);
        using var run = world.Begin("--to", RolloutWorld.Canary, "--every", "1h");
        await Watches(world, 0, run.Terminate);

        var (code, output) = await run.End();

        Assert.True(code == 3, output);
        Assert.Equal((95, 5), Weights(world));
        Assert.Contains("holds here", output, StringComparison.Ordinal);
        Assert.True(File.Exists(world.StateFile));

        (code, output) = await world.Run("--to", RolloutWorld.Stable);
        Assert.True(code == 1 && output.Contains("a rollout to trino-v2-canary is under way", StringComparison.Ordinal), output);
        (code, output) = await world.Run("--to", RolloutWorld.Canary, "--steps", "7");
        Assert.True(code == 1 && output.Contains("give --steps 5,25,50,100", StringComparison.Ordinal), output);

        (code, output) = await world.Run("--back");
        Assert.True(code == 4, output);
        Assert.Equal((100, 0), Weights(world));
        Assert.Equal(before, await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(world.StateFile));
        (code, output) = await world.Run("--back");
        Assert.True(code == 1 && output.Contains("no rollout of dev is under way", StringComparison.Ordinal), output);
        Assert.Empty(world.Failures);
    }

    [Fact]
    public async Task More_than_weights_in_the_preview_is_refused_and_nothing_is_touched()
    {
        await using var world = await RolloutWorld.Start();
        var edited = (await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken))
            .Replace("workers: 1", "workers: 3", StringComparison.Ordinal).Replace("request: 300s", "request: 200s", StringComparison.Ordinal)
            .Replace("backendRequest: 280s", "backendRequest: 180s", StringComparison.Ordinal);
        await File.WriteAllTextAsync(world.StackFile, edited, TestContext.Current.CancellationToken);

        var (code, output) = await world.Run(_all);

        Assert.True(code == 1, output);
        Assert.Contains("shows more than weights: update trino-v2-canary (kubernetes:helm.sh/v3:Release)", output, StringComparison.Ordinal);
        Assert.Contains("shows more than weights: update trino-coordinator-route (kubernetes:gateway.networking.k8s.io/v1:HTTPRoute)", output, StringComparison.Ordinal);
        Assert.Equal(edited, await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken));
        Assert.Equal((100, 0), Weights(world));
        Assert.False(Path.Exists(Path.GetDirectoryName(world.StateFile)));
    }

    [Fact]
    public async Task Weights_that_are_not_deployed_yet_are_brought_there_first()
    {
        await using var world = await RolloutWorld.Start();
        await Edit(world, "weight: 0 #", "weight: 10 #");
        var seen = new List<int>();
        world.Engine.At = moment => seen.AddRange(moment == "applied" ? [world.Engine.Weights[RolloutWorld.Canary]] : []);

        var (code, output) = await world.Run("--to", RolloutWorld.Canary, "--steps", "5,60", "--every", "300ms");

        Assert.True(code == 0, output);
        Assert.Equal([10, 60], seen);
        Assert.Equal((40, 60), Weights(world));
        Assert.Contains("5 % is passed over", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_edited_on_the_way_is_not_deployed()
    {
        await using var world = await RolloutWorld.Start();
        using var run = world.Begin(_all);
        await Watches(world, 0, () => File.AppendAllText(world.StackFile, "  # mine\n"));

        var (code, output) = await run.End();

        Assert.True(code == 3, output);
        Assert.Contains("has been edited", output, StringComparison.Ordinal);
        Assert.Equal((95, 5), Weights(world));
        Assert.EndsWith("# mine\n", await File.ReadAllTextAsync(world.StackFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        (code, output) = await world.Run("--to", RolloutWorld.Canary, "--every", "300ms");
        Assert.True(code == 0, output);
        Assert.Empty(world.Failures);
    }

    [Fact]
    public async Task A_pipeline_asks_for_the_verdict_of_the_step_that_it_deployed()
    {
        await using var world = await RolloutWorld.Start();
        string[] check = ["--to", RolloutWorld.Canary, "--check-only", "--every", "1s"];
        var (code, output) = await world.Run(check);
        Assert.True(code == 1 && output.Contains("has no weight as it was last deployed", StringComparison.Ordinal), output);

        world.Pace = TimeSpan.FromSeconds(1);
        await Deploy(world, "weight: 0 #", "weight: 25 #");
        (code, output) = await world.Run(check);
        Assert.True(code == 3 && output.StartsWith("not yet: ", StringComparison.Ordinal), output);

        world.Pace = TimeSpan.FromMilliseconds(2);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        (code, output) = await world.Run(check);
        Assert.True(code == 0 && output.StartsWith("next: ", StringComparison.Ordinal), output);

        (world.Fate, world.Pace) = (_ => _internal, TimeSpan.FromMilliseconds(200));
        for (var runs = 0; runs < 30 && code != 4; runs++)
            (code, output) = await world.Run(check);
        Assert.True(code == 4 && output.StartsWith("back: ", StringComparison.Ordinal), output);
        Assert.Equal((100, 25), Weights(world));
    }

    [Fact]
    public async Task A_way_back_that_fails_is_told_with_what_to_type_and_gone_by_the_next_run()
    {
        await using var world = await RolloutWorld.Start();
        world.Engine.Refuse = call => call.StartsWith("up ", StringComparison.Ordinal) && world.Engine.Weights[RolloutWorld.Canary] == 5 ? "error: no API server" : null;
        using var run = world.Begin("--to", RolloutWorld.Canary, "--every", "1h");
        await Watches(world, 0, () => world.Fate = _ => _internal);
        // It waits to try again, and nobody wants to wait.
        while (world.Engine.Calls.Count(call => call.StartsWith("up ", StringComparison.Ordinal)) < 2)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        run.Terminate();

        var (code, output) = await run.End();

        Assert.True(code == 1, output);
        Assert.Contains("error: no API server", output, StringComparison.Ordinal);
        Assert.Contains("IS NOT BACK. Run this again, or set trino-v1-stable 100, trino-v2-canary 0 in the stack file and type: pulumi up --target 'urn:pulumi:dev::trino-infra::", output, StringComparison.Ordinal);
        Assert.Equal((95, 5), Weights(world));
        Assert.Contains("GENERIC_INTERNAL_ERROR", await File.ReadAllTextAsync(world.StateFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        world.Engine.Refuse = _ => null;
        (code, output) = await world.Run(_all);
        Assert.True(code == 4, output);
        Assert.Equal((100, 0), Weights(world));
        Assert.False(File.Exists(world.StateFile));
    }

    [Fact]
    public async Task Who_sees_no_query_is_told_and_never_goes_on()
    {
        await using var world = await RolloutWorld.Start();
        using var run = world.Begin("--to", RolloutWorld.Canary, "--every", "500ms", "--user", "stranger");
        await Watches(world, 0, () => { });
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        run.Terminate();

        var (code, output) = await run.End();

        Assert.True(code == 3, output);
        Assert.Contains("no statement of trino-v2-canary is seen in this step", output, StringComparison.Ordinal);
        Assert.Equal((95, 5), Weights(world));
    }

    [Fact]
    public async Task Wrong_rows_of_a_probe_send_it_back()
    {
        await using var world = await RolloutWorld.Start();
        world.Rows = sql => sql == "SELECT count(*) FROM nation" ? "24" : null;

        var (code, output) = await world.Run([.. _all, "--probe", "SELECT 1", "--probe", "SELECT count(*) FROM nation"]);

        Assert.True(code == 4, output);
        Assert.Contains("probe 2 brings other rows", output, StringComparison.Ordinal);
        Assert.Equal((100, 0), Weights(world));
        Assert.Empty(world.Failures);
    }

    private static async Task Edit(RolloutWorld world, string old, string other) => await File.WriteAllTextAsync(
        world.StackFile, (await File.ReadAllTextAsync(world.StackFile)).Replace(old, other, StringComparison.Ordinal));

    private static async Task Deploy(RolloutWorld world, string old, string other)
    {
        await Edit(world, old, other);
        await world.Engine.Update();
    }

    private static (int Stable, int Canary) Weights(RolloutWorld world) =>
        (world.Engine.Weights[RolloutWorld.Stable], world.Engine.Weights[RolloutWorld.Canary]);

    private static async Task Watches(RolloutWorld world, int step, Action then)
    {
        for (var waited = 0; waited < 1000; waited++)
        {
            if (File.Exists(world.StateFile) && await File.ReadAllTextAsync(world.StateFile, TestContext.Current.CancellationToken) is var state
                && state.Contains($"\"step\": {step}", StringComparison.Ordinal) && !state.Contains("\"began\": null", StringComparison.Ordinal))
            {
                await Task.Delay(300, TestContext.Current.CancellationToken);
                then();
                return;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
