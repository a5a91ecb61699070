namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make down</c> against stand-ins of the tools it calls.</summary>
public sealed class DownTests
{
    [Fact]
    public async Task Destroys_the_stack_then_the_cluster_and_leaves_only_downloads()
    {
        using var world = new World();
        var stackFile = StackFile(world);
        await world.Run("up");
        Assert.NotEqual(stackFile, StackFile(world)); // Pulumi adds its salt
        world.Remove("calls");

        var run = await world.Run("down");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal(
            [
                "pulumi destroy --stack dev --yes --skip-preview",
                "kind delete cluster --name trino",
                "pulumi stack rm dev --force --preserve-config --remove-backups --yes",
            ],
            world.Changes);
        Assert.False(world.Has("cluster"));
        Assert.False(world.Has("stack"));
        Assert.DoesNotContain(world.Made, file => file.StartsWith(".state", StringComparison.Ordinal));
        Assert.Equal(stackFile, StackFile(world));
    }

    [Fact]
    public async Task Up_follows_down()
    {
        using var world = new World();
        await world.Run("up");
        await world.Run("down");
        world["next-uid"] = "uid-2\n";

        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal("uid-2\n", world["stack"]);
        Assert.DoesNotContain("starts over", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_and_is_content()
    {
        using var world = new World();
        await world.Run("up");
        await world.Run("down");
        world.Remove("calls");

        Assert.Equal(0, (await world.Run("down")).Code);
        Assert.Empty(world.Changes);
    }

    [Theory]
    [InlineData("pulumi destroy", "during")]
    [InlineData("pulumi destroy", "after")]
    [InlineData("kind delete", "before")]
    [InlineData("kind delete", "after")]
    [InlineData("pulumi stack rm", "before")]
    [InlineData("pulumi stack rm", "after")]
    public async Task Killed_anywhere_the_next_run_goes_on(string call, string moment)
    {
        using var world = new World();
        var stackFile = StackFile(world);
        await world.Run("up");
        world.KillAt(call, moment);
        Assert.NotEqual(0, (await world.Run("down")).Code);
        Assert.False(world.Has("kill"), "the run never came there");

        var run = await world.Run("down");

        Assert.True(run.Code == 0, $"{run}");
        Assert.False(world.Has("cluster"));
        Assert.False(world.Has("stack"));
        Assert.DoesNotContain(world.Made, file => file.StartsWith(".state", StringComparison.Ordinal));
        Assert.Equal(stackFile, StackFile(world));
    }

    [Theory]
    [InlineData("broken", "Pulumi could not delete all of it: the rest goes with the cluster")]
    [InlineData("asleep", "does not answer: what is left of it goes with the cluster")]
    public async Task What_Pulumi_cannot_delete_goes_with_the_cluster(string trouble, string says)
    {
        using var world = new World();
        await world.Run("up");
        world[trouble] = "";
        var run = await world.Run("down");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
        Assert.False(world.Has("cluster"));
        Assert.False(world.Has("stack"));
    }

    [Fact]
    public async Task Nothing_is_destroyed_on_a_cluster_that_is_not_the_stacks()
    {
        using var world = new World();
        await world.Run("up");
        world["cluster"] = "uid-2\n";
        world.Remove("calls");

        Assert.Equal(0, (await world.Run("down")).Code);
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("pulumi destroy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_context_that_is_not_Kinds_is_left_alone()
    {
        using var world = new World();
        await world.Run("up");
        world["contexts"] = "kind-trino https://10.0.0.7:6443\n";
        world.Remove("calls");
        var run = await world.Run("down");

        Assert.Equal(1, run.Code);
        Assert.Contains("which is no Kind cluster on this machine", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Changes);
    }

    [Fact]
    public async Task Secrets_in_the_stack_file_keep_their_passphrase()
    {
        using var world = new World();
        await world.Run("up");
        await File.AppendAllTextAsync(
            world.InProject("Pulumi.dev.yaml"), "  trino-infra:x:\n    secure: v1:abc\n", TestContext.Current.CancellationToken);
        var stackFile = StackFile(world);

        var run = await world.Run("down");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Contains("keeps its secrets", run.Output, StringComparison.Ordinal);
        Assert.Equal(stackFile, StackFile(world));
        Assert.Contains(".state/passphrase", world.Made);
        Assert.Equal(0, (await world.Run("up")).Code);
    }

    [Fact]
    public async Task Without_Docker_it_says_so_in_two_lines()
    {
        using var world = new World();
        world.Remove("docker");
        var run = await world.Run("down");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("make down: Docker does not answer:", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_load_balancer_goes_too()
    {
        using var world = new World();
        world["answers/address"] = "172.18.0.6";
        world.UseFacts(changes: ("exposure: nodePort", "exposure: loadBalancer"));
        await world.Run("up");
        await world.Run("down");

        Assert.Contains("docker stop trino-infra-cloud-provider-kind", world.Calls);
    }

    [Theory]
    [InlineData("prod\n", true)]
    [InlineData("yes\n", false)]
    [InlineData("", false)]
    public async Task A_stack_elsewhere_is_deleted_only_when_its_name_is_typed(string typed, bool destroys)
    {
        using var world = new World("dotnet", "make", "kind", "kubectl", "pulumi", "curl");
        world.UseFacts("prod");
        world["contexts"] = "trino-prod https://10.0.0.7:6443\n";
        world["cluster"] = "uid-prod\n";
        world["stack"] = "";
        var run = await world.Run("down", ["prod"], typed, []);

        Assert.Equal(destroys ? 0 : 1, run.Code);
        Assert.Contains("The Gateway API's CRDs stay", run.Output, StringComparison.Ordinal);
        Assert.Equal(destroys ? ["pulumi destroy --stack prod"] : [], world.Changes);
        Assert.True(world.Has("stack"));
        Assert.True(world.Has("cluster"));
    }

    private static string StackFile(World world) => File.ReadAllText(world.InProject("Pulumi.dev.yaml"));
}
