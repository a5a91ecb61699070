namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make up</c> against stand-ins of the tools it calls.</summary>
public sealed class UpTests
{
    private const string Up = "pulumi up --stack dev --yes --skip-preview";

    [Fact]
    public async Task A_fresh_machine_gets_cluster_stack_and_the_lines_to_connect_with()
    {
        using var world = new World();
        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal(["kind create cluster", "pulumi plugin install", "pulumi up --stack"], Steps(world));
        Assert.Equal("uid-1\n", world["stack"]);
        Assert.Equal("4.32.0\n", world["plugin"]);
        var ca = world.InProject(".state/dev-ca.crt");
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(ca, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Trino is behind the Gateway at https://trino.example.com\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "echo '127.0.0.1 trino.example.com trino-v1-stable.trino.example.com trino-v2-canary.trino.example.com' | sudo tee -a /etc/hosts\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            $"curl --cacert '{ca}' --resolve 'trino.example.com:443:127.0.0.1' https://trino.example.com/v1/info\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains($"trino --server https://trino.example.com --truststore-path '{ca}'\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"passphrase: in {world.InProject(".state/passphrase")}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var world = new World();
        Assert.Equal(0, (await world.Run("up")).Code);
        var (made, stackFile) = (world.Made, StackFile(world));
        world.Remove("calls");

        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal(["pulumi plugin install", "pulumi up --stack"], Steps(world));
        Assert.Equal(made, world.Made);
        Assert.Equal(stackFile, StackFile(world));
    }

    [Fact]
    public async Task Hosts_that_resolve_need_no_line_in_etc_hosts()
    {
        using var world = new World();
        world["resolved"] = "trino.example.com\ntrino-v1-stable.trino.example.com\n";
        var run = await world.Run("up");

        Assert.Contains("echo '127.0.0.1 trino-v2-canary.trino.example.com' |", run.Output, StringComparison.Ordinal);
        world["resolved"] += "trino-v2-canary.trino.example.com\n";
        Assert.DoesNotContain("/etc/hosts", (await world.Run("up")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "there is no docker on PATH", "Install Docker (https://docs.docker.com/get-started/get-docker/)")]
    [InlineData("stopped", "Docker does not answer: Cannot connect to the Docker daemon", "Start it (Docker Desktop, or: sudo systemctl start docker)")]
    [InlineData("small", "Docker has 4000 MiB of memory", "Give it 8 GB or more")]
    public async Task Without_a_Docker_that_will_do_it_says_so_in_two_lines_and_writes_nothing(string docker, string what, string mend)
    {
        using var world = docker == "missing" ? new World("dotnet", "make", "kind", "kubectl", "pulumi", "curl") : new World();
        if (docker == "stopped")
            world.Remove("docker");
        else
            world["docker"] = "4194304000\n";

        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Equal("", run.Output);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith($"make up: {what}", run.Error, StringComparison.Ordinal);
        Assert.Contains(mend, run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Made);
        // Not even the program is built.
        Assert.DoesNotContain(world.Calls, call => !call.StartsWith("docker info", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet", "https://dotnet.microsoft.com/download")]
    [InlineData("curl", "from your system's packages")]
    public async Task Without_what_it_cannot_bring_it_says_what_to_install(string tool, string mend)
    {
        using var world = new World([.. new[] { "dotnet", "make", "docker", "kind", "kubectl", "pulumi", "curl" }.Except([tool])]);
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.StartsWith($"make up: there is no {tool} on PATH", run.Error, StringComparison.Ordinal);
        Assert.Contains(mend, run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Made);
    }

    [Fact]
    public async Task A_taken_port_is_named_before_anything_is_made()
    {
        using var world = new World();
        world["busy"] = "443\n";
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("port 443 of this machine is taken", run.Error, StringComparison.Ordinal);
        Assert.Contains("trino-infra:gateway.publicPorts in Pulumi.dev.yaml", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Changes);
    }

    [Fact]
    public async Task The_ports_of_a_cluster_that_is_there_are_its_own()
    {
        using var world = new World();
        await world.Run("up");
        world["busy"] = "80\n443\n";
        Assert.Equal(0, (await world.Run("up")).Code);
    }

    [Fact]
    public async Task Other_ports_than_the_cluster_maps_are_an_error_that_says_how_to_get_them()
    {
        using var world = new World();
        await world.Run("up");
        world.UseFacts(changes: ("    http: serve\n", "    http: redirect\n    publicPorts: { http: 8080, https: 8443 }\n"));
        world.Remove("calls");
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("the cluster maps port 127.0.0.1:80 where the settings want 8080", run.Error, StringComparison.Ordinal);
        Assert.Contains("make down, then make up", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Changes);
    }

    [Theory]
    [InlineData("https://10.0.0.7:6443")]
    [InlineData("https://127.0.0.1.example.com:6443")]
    public async Task A_context_of_that_name_that_is_not_Kinds_is_neither_used_nor_overwritten(string server)
    {
        using var world = new World();
        world["contexts"] = $"kind-trino {server}\n";
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains($"the context 'kind-trino' points to {server}, which is no Kind cluster on this machine", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Changes);
    }

    [Fact]
    public async Task The_current_context_stays_what_it_was()
    {
        using var world = new World();
        world["contexts"] = "work https://10.0.0.7:6443\n";
        world["current-context"] = "work\n";
        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal("work\n", world["current-context"]);
        Assert.Contains("work https://10.0.0.7:6443\n", world["contexts"], StringComparison.Ordinal);
        Assert.All(
            world.Calls.Where(call => call.StartsWith("kubectl ", StringComparison.Ordinal)),
            call => Assert.Matches("^kubectl (version --client|config (get-contexts|current-context|use-context)|--context kind-trino) ?", call));
    }

    [Fact]
    public async Task A_cluster_made_anew_behind_Pulumis_back_starts_the_state_over_and_sets_the_old_one_aside()
    {
        using var world = new World();
        await world.Run("up");
        world["cluster"] = "uid-2\n";
        world.Remove("calls");

        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Contains("the state starts over", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["pulumi stack export", "pulumi stack rm", "pulumi plugin install", "pulumi up --stack"], Steps(world));
        Assert.Contains(world.Calls, call => call == "pulumi stack rm dev --force --preserve-config --yes");
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
        world.Remove("calls");

        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal("uid-2\n", world["stack"]);
        Assert.Single(world.Calls, call => call.StartsWith("kind create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cluster_that_sleeps_is_started()
    {
        using var world = new World();
        await world.Run("up");
        world["asleep"] = "";
        world.Remove("calls");
        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal(["docker start node1", "kind export kubeconfig", "pulumi plugin install", "pulumi up --stack"], Steps(world));
    }

    [Fact]
    public async Task A_lost_context_is_asked_of_Kind_again()
    {
        using var world = new World();
        await world.Run("up");
        world["contexts"] = "work https://10.0.0.7:6443\n";
        world["current-context"] = "work\n";
        world.Remove("calls");

        Assert.Equal(0, (await world.Run("up")).Code);
        Assert.Contains("kind export kubeconfig --name trino", world.Calls);
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
        Assert.Equal(0, (await world.Run("up")).Code);
        Assert.Contains(Up, world.Calls);
    }

    [Fact]
    public async Task An_update_that_runs_is_left_alone()
    {
        using var world = new World();
        await world.Run("up");
        using var pulumi = world.RunForAWhile("pulumi");
        WriteLock(world, pulumi.Id);
        world.Remove("calls");
        var run = await world.Run("up");
        pulumi.Kill();

        Assert.Equal(1, run.Code);
        Assert.Contains($"an update of the stack dev is running (process {pulumi.Id})", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Changes);
    }

    [Fact]
    public async Task A_lock_of_a_process_that_is_another_by_now_is_freed()
    {
        using var world = new World();
        await world.Run("up");
        WriteLock(world, Environment.ProcessId);
        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Contains("pulumi cancel --stack dev --yes", world.Calls);
    }

    [Fact]
    public async Task Of_interrupted_Helm_operations_only_those_of_the_stacks_releases_are_forgotten()
    {
        using var world = new World();
        world["answers/pending"] = "istio-system/istiod sh.helm.release.v1.istiod.v1\nmine/other sh.helm.release.v1.other.v3\n";
        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        Assert.Equal(
            "kubectl --context kind-trino --request-timeout=20s delete secret sh.helm.release.v1.istiod.v1 --namespace istio-system",
            Assert.Single(world.Calls, call => call.Contains(" delete ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_passphrase_that_is_given_is_used_and_not_written_down()
    {
        using var world = new World();
        var run = await world.Run("up", [], "", new() { ["PULUMI_CONFIG_PASSPHRASE"] = "correct horse" });

        Assert.True(run.Code == 0, $"{run}");
        Assert.Contains("passphrase: the one in PULUMI_CONFIG_PASSPHRASE", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(".state/passphrase", world.Made);
        Assert.All(
            world.Made.Where(file => File.Exists(world.InProject(file))),
            file => Assert.DoesNotContain("correct horse", File.ReadAllText(world.InProject(file)), StringComparison.Ordinal));

        // Without it the stack's file cannot be read, and a new passphrase would not help.
        var second = await world.Run("up");
        Assert.Equal(1, second.Code);
        Assert.Contains("Pulumi.dev.yaml was encrypted with a passphrase that is not here", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_env_file_leads_a_shell_to_the_same_stack()
    {
        using var world = new World();
        await world.Run("up");
        world.Remove("calls");
        var env = await File.ReadAllTextAsync(world.InProject(".state/env"), TestContext.Current.CancellationToken);

        Assert.Contains($"export PULUMI_BACKEND_URL='file://{world.InProject(".state/pulumi")}'\n", env, StringComparison.Ordinal);
        Assert.Contains($"export PULUMI_CONFIG_PASSPHRASE_FILE='{world.InProject(".state/passphrase")}'\n", env, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(world.InProject(".state/passphrase")));
    }

    [Fact]
    public async Task A_feed_without_the_Pulumi_packages_is_named_before_anything_is_made()
    {
        using var world = new World();
        world.UseFacts(sdk: "offline");
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("the NuGet feed lacks the packages Pulumi and Pulumi.Kubernetes", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Changes);
    }

    [Theory]
    [InlineData("Debian GNU/Linux 13", false, "172.18.0.6")]
    [InlineData("Docker Desktop", true, "127.0.0.1")]
    public async Task A_load_balancer_is_started_and_its_address_is_where_clients_go(string os, bool mapped, string address)
    {
        using var world = new World();
        world["os"] = os;
        world["answers/address"] = "172.18.0.6";
        world.UseFacts(changes: ("exposure: nodePort", "exposure: loadBalancer"));
        var run = await world.Run("up");

        Assert.True(run.Code == 0, $"{run}");
        var started = Assert.Single(world.Calls, call => call.StartsWith("docker run", StringComparison.Ordinal));
        Assert.Contains("cloud-controller-manager:v0.11.1@sha256:", started, StringComparison.Ordinal);
        Assert.Contains(" --gateway-channel disabled", started, StringComparison.Ordinal);
        Assert.Equal(mapped, started.Contains(" --enable-lb-port-mapping", StringComparison.Ordinal));
        Assert.Contains($"--resolve 'trino.example.com:443:{address}'", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("extraPortMappings", world["kind.yaml"], StringComparison.Ordinal);

        world.Remove("calls");
        await world.Run("up");
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("docker run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_elsewhere_needs_no_Docker_and_is_updated_where_the_user_is_logged_in()
    {
        using var world = new World("dotnet", "make", "kind", "kubectl", "pulumi", "curl");
        world.UseFacts("prod");
        world["contexts"] = "trino-prod https://10.0.0.7:6443\n";
        world["cluster"] = "uid-prod\n";
        world["stack"] = "";
        var run = await world.Run("up", "prod");

        Assert.True(run.Code == 0, $"{run}");
        // Without --yes: Pulumi shows what it would do, and asks.
        Assert.Equal("pulumi up --stack prod", world.Calls[^1]);
        Assert.Empty(world.Made);
        Assert.All(
            world.Calls.Where(call => call.StartsWith("kubectl --context", StringComparison.Ordinal)),
            call => Assert.StartsWith("kubectl --context trino-prod ", call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "there is no kubeconfig context 'trino-prod'", "kubectl config get-contexts")]
    [InlineData("trino-prod https://10.0.0.7:6443\n", "the cluster of context 'trino-prod' does not answer", "cluster-info")]
    public async Task A_context_that_leads_nowhere_is_an_error_before_Pulumi_starts(string contexts, string what, string mend)
    {
        using var world = new World();
        world.UseFacts("prod");
        world["contexts"] = contexts;
        var run = await world.Run("up", "prod");

        Assert.Equal(1, run.Code);
        Assert.Contains($"make up STACK=prod: {what}", run.Error, StringComparison.Ordinal);
        Assert.Contains(mend, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("pulumi ", StringComparison.Ordinal) && call != "pulumi version");
    }

    [Fact]
    public async Task What_the_program_says_of_the_settings_ends_the_run()
    {
        using var world = new World();
        world.Remove("facts");
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("Pulumi.nowhere.yaml: does not exist", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Made);
    }

    [Theory]
    [InlineData("dev; touch x")]
    [InlineData("../dev")]
    public async Task A_stack_name_is_a_name(string stack)
    {
        using var world = new World();
        var run = await world.Run("up", stack);
        Assert.Equal(1, run.Code);
        Assert.Empty(world.Calls);
    }

    private static void WriteLock(World world, int process)
    {
        var folder = world.InProject(".state/pulumi/.pulumi/locks/organization/trino-infra/dev");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "1.json"), $$"""{"pid":{{process}},"username":"me","hostname":"here"}""");
    }

    private static string StackFile(World world) => File.ReadAllText(world.InProject("Pulumi.dev.yaml"));

    /// <summary>The first three words of each call that changes something.</summary>
    private static string[] Steps(World world) => [.. world.Changes.Select(call => string.Join(' ', call.Split(' ').Take(3)))];
}
