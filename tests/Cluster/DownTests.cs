
namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make down</c> against stand-ins of the tools it calls.</summary>
public sealed class DownTests
{
    [Fact]
    public async Task Destroys_the_stack_then_the_cluster_and_leaves_only_downloads()
    {
        using var world = new World();
        var stackFile = world.StackFile;
        await world.Run("up");
        Assert.NotEqual(stackFile, world.StackFile); // Pulumi adds its salt

        var run = await world.Run("down");

        run.Succeeds();
        Assert.Equal(
            [
                "pulumi destroy --stack dev --yes --skip-preview",
                "kind delete cluster --name trino",
                "pulumi stack rm dev --force --preserve-config --remove-backups --yes",
            ],
            run.Changes);
        AssertOnlyDownloadsStay(world, stackFile);
    }

    [Fact]
    public async Task What_another_stack_of_a_similar_name_has_set_aside_stays()
    {
        using var world = new World();
        await world.Run("up");
        string[] others = [".state/dev.2x.20260801T000000.json", ".state/dev.2.json", ".state/dev.20260801.json"];
        foreach (var other in others.Append(".state/dev.20260801T000000.json").Append(".state/other.cluster"))
            await File.WriteAllTextAsync(world.InProject(other), "{}", TestContext.Current.CancellationToken);

        (await world.Run("down")).Succeeds();

        Assert.Equal(
            others.Append(".state/other.cluster").Order(StringComparer.Ordinal),
            world.Made.Where(file => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".cluster", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("")]
    [InlineData("../dev")]
    [InlineData("dev;x")]
    public async Task A_stack_is_named_as_Pulumi_names_them(string stack)
    {
        using var world = new World();
        foreach (var script in new[] { "up", "down", "status", "verify", "bench" })
        {
            (await world.Run(script, stack)).IsRefused($"make {script}: '{stack}' is not the name of a stack", "Pulumi.<stack>.yaml");
        }
    }

    [Fact]
    public async Task Up_follows_down()
    {
        using var world = new World();
        await world.Run("up");
        await world.Run("down");
        world["next-uid"] = "uid-2\n";

        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal("uid-2\n", world["stack"]);
        Assert.DoesNotContain("starts over", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_and_is_content()
    {
        using var world = new World();
        await world.Run("up");
        await world.Run("down");

        var run = await world.Run("down");

        run.Succeeds();
        Assert.Empty(run.Changes);
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
        var stackFile = world.StackFile;
        await world.Run("up");
        world.KillAt(call, moment);
        Assert.NotEqual(0, (await world.Run("down")).Code);
        Assert.False(world.Has("kill"), "the run never came there");

        var run = await world.Run("down");

        run.Succeeds();
        AssertOnlyDownloadsStay(world, stackFile);
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

        run.Succeeds();
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

        var run = await world.Run("down");

        run.Succeeds();
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("pulumi destroy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_context_that_is_not_Kinds_is_left_alone()
    {
        using var world = new World();
        await world.Run("up");
        world["contexts"] = "kind-trino https://10.0.0.7:6443\n";
        var run = await world.Run("down");

        run.IsRefused(
            "make down: the context 'kind-trino' points to https://10.0.0.7:6443, which is no Kind cluster on this machine",
            "kubectl config rename-context 'kind-trino' NAME");
    }

    [Fact]
    public async Task Secrets_in_the_stack_file_keep_their_passphrase()
    {
        using var world = new World();
        await world.Run("up");
        await File.AppendAllTextAsync(
            world.InProject("Pulumi.dev.yaml"), "  trino-infra:x:\n    secure: v1:abc\n", TestContext.Current.CancellationToken);
        var stackFile = world.StackFile;

        var run = await world.Run("down");

        run.Succeeds();
        Assert.Contains("keeps its secrets", run.Output, StringComparison.Ordinal);
        Assert.Equal(stackFile, world.StackFile);
        Assert.Contains(".state/passphrase", world.Made);
        (await world.Run("up")).Succeeds();
    }

    [Fact]
    public async Task Without_Docker_it_says_so_in_two_lines()
    {
        using var world = new World();
        world.Remove("docker");
        var run = await world.Run("down");

        run.IsRefused("make down: Docker does not answer: Cannot connect to the Docker daemon", "Start it");
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
        using var world = World.Elsewhere();
        var run = await world.Run("down", ["prod"], typed, []);

        Assert.Equal(destroys ? 0 : 1, run.Code);
        Assert.Contains("The Gateway API's CRDs stay", run.Output, StringComparison.Ordinal);
        Assert.Equal(destroys ? ["pulumi destroy --stack prod"] : [], run.Changes);
        Assert.True(world.Has("stack"));
        Assert.True(world.Has("cluster"));
    }

    private static void AssertOnlyDownloadsStay(World world, string stackFile)
    {
        Assert.False(world.Has("cluster"));
        Assert.False(world.Has("stack"));
        Assert.DoesNotContain(world.Made, file => file.StartsWith(".state", StringComparison.Ordinal));
        Assert.Equal(stackFile, world.StackFile);
    }
}
