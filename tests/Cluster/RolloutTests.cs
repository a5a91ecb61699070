using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Cluster;

/// <summary><c>cluster/rollout</c>: what it finds for the program, and that it then is the program.</summary>
public sealed class RolloutTests
{
    [Fact]
    public async Task A_schedule_asks_no_cluster()
    {
        using var world = World.Without("kubectl");
        var run = await world.Run("rollout", "dev", "--to", Rehearsal.Canary, "--steps", "50", "--dry-run");

        run.Succeeds();
        Assert.Matches(@"(?m)^1 +50 % +00:00:00 +50 +50$", run.Output);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("pulumi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_stack_it_is_the_one_that_make_names()
    {
        using var world = World.Elsewhere();
        var run = await world.Run("rollout", ["--to", "trino-480", "--dry-run"], "", new() { ["STACK"] = "prod" });

        run.Succeeds();
        Assert.Contains("trino-480", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Calls, call => call.EndsWith("-- prod", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_cluster_nothing_is_asked_of_Pulumi()
    {
        using var world = new World();
        (await world.Run("rollout", "dev", "--to", Rehearsal.Canary)).IsRefused("make rollout: there is no kubeconfig context 'kind-trino'", "make up makes the cluster");
    }

    [Fact]
    public async Task What_the_program_refuses_is_refused_with_its_exit_code()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));
        trino.World.LinkStandIn("pulumi");

        var run = await trino.World.Run("rollout", "dev", "--to", "nobody");
        Assert.True(run.Code == 1 && run.Error.Contains("the stack has no track \"nobody\"", StringComparison.Ordinal), $"{run}");
        run = await trino.World.Run("rollout", "dev");
        Assert.True(run.Code == 2 && run.Error.Contains("rollout needs --to", StringComparison.Ordinal), $"{run}");
    }

    [Fact]
    public async Task Logins_come_to_the_program_by_no_argument()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10), password: "p");
        trino.World.LinkStandIn("pulumi");
        trino.UseCredentials();
        trino.World["answers/credentials"] = $"{Encoded("drain")} {Encoded("p")}";

        var run = await trino.World.Run("rollout", "dev", "--to", Rehearsal.Canary, "--check-only");

        // The stand-in for Pulumi has deployed nothing that could be judged.
        Assert.True(run.Code == 1 && run.Error.Contains("pulumi stack", StringComparison.Ordinal), $"{run}");
        Assert.Contains(run.Calls, call => call.StartsWith("dotnet", StringComparison.Ordinal) && call.Contains("--logins", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Calls, call => call.Contains(Encoded("drain:p"), StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(trino.World.InProject(".cache"), ".part.*"));
    }

    private static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
