namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make up</c> against stand-ins of the tools it calls: what a run gives where nothing is in its way.</summary>
public sealed class UpTests
{
    [Fact]
    public async Task A_fresh_machine_gets_cluster_stack_and_the_lines_to_connect_with()
    {
        using var world = new World();
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal(["kind create cluster", "pulumi plugin install", "pulumi up --stack"], run.Steps);
        Assert.Equal("uid-1\n", world["stack"]);
        Assert.Equal("4.32.0\n", world["plugin"]);
        var ca = world.InProject(".state/dev-ca.crt");
        var authority = await File.ReadAllTextAsync(ca, TestContext.Current.CancellationToken);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", authority, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(null, null, "127.0.0.1,localhost", "127.0.0.1,localhost")]
    [InlineData("corp.example.com", null, "corp.example.com,127.0.0.1,localhost", "corp.example.com,127.0.0.1,localhost")]
    [InlineData(null, "corp.example.com", "corp.example.com,127.0.0.1,localhost", "corp.example.com,127.0.0.1,localhost")]
    [InlineData("a,127.0.0.1", "b", "a,127.0.0.1,localhost", "b,127.0.0.1,localhost")]
    [InlineData("*", "*", "*", "*")]
    public async Task No_proxy_stands_between_Pulumi_and_the_program(string? upper, string? lower, string upperThen, string lowerThen)
    {
        foreach (var (world, stack) in new[] { (new World(), "dev"), (World.Elsewhere(), "prod") })
        {
            using var _ = world;
            world.WriteTool("pulumi", """
                echo "$NO_PROXY $no_proxy" >"$WORLD/no-proxy"
                exec "$STAND_INS/pulumi" "$@"
                """);
            (await world.Run("up", [stack], "", new() { ["NO_PROXY"] = upper, ["no_proxy"] = lower })).Succeeds();

            Assert.Equal($"{upperThen} {lowerThen}\n", world["no-proxy"]);
        }
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
    [InlineData("none", "", "trino.example.com")]
    [InlineData("none", "trino.old.corp, sql.example.org", "trino.example.com trino.old.corp sql.example.org")]
    [InlineData("'{track}-x.example'", "", "trino.example.com trino-v1-stable-x.example trino-v2-canary-x.example")]
    public async Task The_line_in_etc_hosts_has_the_names_that_the_settings_need(string trackHosts, string aliases, string names)
    {
        using var world = new World();
        world.UseFacts(changes: ("    http: serve\n", $"    http: serve\n    trackHosts: {trackHosts}\n    aliases: [{aliases}]\n"));
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Contains($"once       echo '127.0.0.1 {names}' | sudo tee -a /etc/hosts\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_context_stays_what_it_was()
    {
        using var world = new World();
        world["contexts"] = "work https://10.0.0.7:6443\n";
        world["current-context"] = "work\n";
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal("work\n", world["current-context"]);
        Assert.Contains("work https://10.0.0.7:6443\n", world["contexts"], StringComparison.Ordinal);
        Assert.All(
            run.Calls.Where(call => call.StartsWith("kubectl ", StringComparison.Ordinal)),
            call => Assert.Matches("^kubectl (version --client|config (get-contexts|current-context|use-context)|--context kind-trino) ?", call));
    }

    [Fact]
    public async Task A_passphrase_that_is_given_is_used_and_not_written_down()
    {
        using var world = new World();
        var run = await world.Run("up", [], "", new() { ["PULUMI_CONFIG_PASSPHRASE"] = "correct horse" });

        run.Succeeds();
        Assert.Contains("passphrase: the one in PULUMI_CONFIG_PASSPHRASE", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(".state/passphrase", world.Made);
        Assert.All(
            world.Made.Where(file => File.Exists(world.InProject(file))),
            file => Assert.DoesNotContain("correct horse", File.ReadAllText(world.InProject(file)), StringComparison.Ordinal));

        // Without it the stack's file cannot be read, and a new passphrase would not help.
        var second = await world.Run("up");
        second.IsRefused(
            "make up: Pulumi.dev.yaml was encrypted with a passphrase that is not here", "Set PULUMI_CONFIG_PASSPHRASE to it");
    }

    [Fact]
    public async Task The_env_file_leads_a_shell_to_the_same_stack()
    {
        using var world = new World();
        await world.Run("up");
        var env = await File.ReadAllTextAsync(world.InProject(".state/env"), TestContext.Current.CancellationToken);

        Assert.Contains($"export PULUMI_BACKEND_URL='file://{world.InProject(".state/pulumi")}'\n", env, StringComparison.Ordinal);
        Assert.Contains($"export PULUMI_CONFIG_PASSPHRASE_FILE='{world.InProject(".state/passphrase")}'\n", env, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(world.InProject(".state/passphrase")));
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

        run.Succeeds();
        var started = Assert.Single(run.Calls, call => call.StartsWith("docker run", StringComparison.Ordinal));
        Assert.Contains("cloud-controller-manager:v0.11.1@sha256:", started, StringComparison.Ordinal);
        Assert.Contains(" --gateway-channel disabled", started, StringComparison.Ordinal);
        Assert.Equal(mapped, started.Contains(" --enable-lb-port-mapping", StringComparison.Ordinal));
        Assert.Contains($"--resolve 'trino.example.com:443:{address}'", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("extraPortMappings", world["kind.yaml"], StringComparison.Ordinal);

        var second = await world.Run("up");
        Assert.DoesNotContain(second.Calls, call => call.StartsWith("docker run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_elsewhere_needs_no_Docker_and_is_updated_where_the_user_is_logged_in()
    {
        using var world = World.Elsewhere();
        var run = await world.Run("up", "prod");

        run.Succeeds();
        // Without --yes: Pulumi shows what it would do, and asks.
        Assert.Equal("pulumi up --stack prod", run.Calls[^1]);
        Assert.Empty(world.Made);
        Assert.All(
            run.Calls.Where(call => call.StartsWith("kubectl --context", StringComparison.Ordinal)),
            call => Assert.StartsWith("kubectl --context trino-prod ", call, StringComparison.Ordinal));
    }
}
