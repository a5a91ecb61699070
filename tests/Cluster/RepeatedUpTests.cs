namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make up</c> run again: over what an earlier run made, what it left undone, and what was lost since.</summary>
public sealed class RepeatedUpTests
{
    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var world = new World();
        (await world.Run("up")).Succeeds();
        var (made, stackFile) = (world.Made, world.StackFile);

        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal(["pulumi plugin install", "pulumi up --stack"], run.Steps);
        Assert.Equal(made, world.Made);
        Assert.Equal(stackFile, world.StackFile);
    }

    [Fact]
    public async Task The_ports_of_a_cluster_that_is_there_are_its_own()
    {
        using var world = new World();
        await world.Run("up");
        world["busy"] = "80\n443\n";
        (await world.Run("up")).Succeeds();
    }

    [Fact]
    public async Task A_cluster_made_anew_behind_Pulumis_back_starts_the_state_over_and_sets_the_old_one_aside()
    {
        using var world = new World();
        await world.Run("up");
        world["cluster"] = "uid-2\n";

        var run = await world.Run("up");

        run.Succeeds();
        Assert.Contains("the state starts over", run.Output, StringComparison.Ordinal);
        Assert.Equal(["pulumi stack export", "pulumi stack rm", "pulumi plugin install", "pulumi up --stack"], run.Steps);
        Assert.Contains(run.Calls, call => call == "pulumi stack rm dev --force --preserve-config --yes");
        Assert.Equal("uid-2\n", world["stack"]);
        var backup = Assert.Single(world.Made, file => file.StartsWith(".state/dev.2", StringComparison.Ordinal));
        Assert.Equal("uid-1\n", await File.ReadAllTextAsync(world.InProject(backup), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(world.InProject("Pulumi.dev.yaml")));
    }

    [Fact]
    public async Task A_deleted_cluster_is_made_again_and_the_state_starts_over()
    {
        using var world = new World();
        await world.Run("up");
        world.Remove("cluster");
        world["contexts"] = "";
        world["next-uid"] = "uid-2\n";

        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal("uid-2\n", world["stack"]);
        Assert.Single(run.Calls, call => call.StartsWith("kind create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cluster_that_sleeps_is_started()
    {
        using var world = new World();
        await world.Run("up");
        world["asleep"] = "";
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal(["docker start node1", "kind export kubeconfig", "pulumi plugin install", "pulumi up --stack"], run.Steps);
    }

    [Fact]
    public async Task A_lost_context_is_asked_of_Kind_again()
    {
        using var world = new World();
        await world.Run("up");
        world["contexts"] = "work https://10.0.0.7:6443\n";
        world["current-context"] = "work\n";
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Contains("kind export kubeconfig --name trino", run.Calls);
        Assert.Equal("work\n", world["current-context"]);
    }

    [Fact]
    public async Task A_failed_update_says_that_the_next_run_goes_on()
    {
        using var world = new World();
        world["broken"] = "";
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("update failed: Helm release cilium", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("make down takes it all away.\n", run.Error, StringComparison.Ordinal);

        world.Remove("broken");
        var next = await world.Run("up");
        next.Succeeds();
        Assert.Contains("pulumi up --stack dev --yes --skip-preview", next.Calls);
    }

    [Fact]
    public async Task An_update_that_runs_is_left_alone()
    {
        using var world = new World();
        await world.Run("up");
        using var pulumi = world.RunForAWhile("pulumi");
        WriteLock(world, pulumi.Id);
        var run = await world.Run("up");
        pulumi.Kill();

        run.IsRefused($"make up: an update of the stack dev is running (process {pulumi.Id})", "Wait until it has ended, or end it");
    }

    [Fact]
    public async Task A_lock_of_a_process_that_is_another_by_now_is_freed()
    {
        using var world = new World();
        await world.Run("up");
        WriteLock(world, Environment.ProcessId);
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Contains("pulumi cancel --stack dev --yes", run.Calls);
    }

    [Fact]
    public async Task Of_interrupted_Helm_operations_only_those_of_the_stacks_releases_are_forgotten()
    {
        using var world = new World();
        world["answers/pending"] = "istio-system/istiod sh.helm.release.v1.istiod.v1\nmine/other sh.helm.release.v1.other.v3\n";
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal(
            "kubectl --context kind-trino --request-timeout=20s delete secret sh.helm.release.v1.istiod.v1 --namespace istio-system",
            Assert.Single(run.Calls, call => call.Contains(" delete ", StringComparison.Ordinal)));
    }

    private static void WriteLock(World world, int process)
    {
        var folder = world.InProject(".state/pulumi/.pulumi/locks/organization/trino-infra/dev");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "1.json"), $$"""{"pid":{{process}},"username":"me","hostname":"here"}""");
    }
}
