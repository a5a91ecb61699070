using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TrinoInfra.Tests.Cluster;
using TrinoInfra.Tests.Engine;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.CommandLine.Bench;

/// <summary><c>bench --compare ingress</c> before two servers on loopback, whose delays are known.</summary>
public sealed class CompareTests : IAsyncDisposable
{
    private const string Stable = "trino-v1-stable";
    private static readonly string[] _quick = ["--clients", "2", "--for", "500ms", "--warm-up", "200ms", "--seed", "7"];

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-compare-").FullName;
    private readonly List<IAsyncDisposable> servers = [];
    private readonly ConcurrentQueue<string> asked = [];

    public CompareTests()
    {
        File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        File.Copy(Repository.File("Pulumi.dev-bench.yaml"), Path.Combine(folder, "Pulumi.dev-bench.yaml"));
        Weights(100, 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_slower_one_is_told_by_as_much_as_it_is_slower()
    {
        var run = await RunAsync(await DoorAsync(10), await DoorAsync(60), "--blocks", "6", "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        var json = JsonDocument.Parse(run.Out).RootElement;
        var (gateway, ingress) = (json.GetProperty("arms")[0], json.GetProperty("arms")[1]);
        Assert.Equal(("gateway", "ingress"), (gateway.GetProperty("name").GetString(), ingress.GetProperty("name").GetString()));
        Assert.True(Of(gateway, "latency").High < Of(ingress, "latency").Low, run.Out);
        var difference = Of(ingress, "difference");
        // The interval holds what is known, but for the grain of a busy machine's timers.
        Assert.True(difference.Low <= 50 + 8 && difference.High >= 50 - 8, $"{difference}");
        Assert.Equal((6, 6, 7), (gateway.GetProperty("rounds").GetArrayLength(), ingress.GetProperty("rounds").GetArrayLength(), json.GetProperty("seed").GetInt32()));
        // Each client has one, anew in each round.
        Assert.Equal((12, 12), (gateway.GetProperty("connections").GetInt32(), ingress.GetProperty("connections").GetInt32()));
        Assert.Equal([$"{Stable}-bench.trino.example.com", "trino.example.com"], asked.Distinct().Order());
        Assert.Contains("round 12 of 12  ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_says_what_was_done_and_what_is_left_out()
    {
        var run = await RunAsync(await DoorAsync(5), await DoorAsync(5), "--blocks", "1", "--html", "page.html");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"Stack dev, track {Stable}\n", run.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^ *gateway +[0-9.]+ \\([0-9.]+ to [0-9.]+\\)", run.Out);
        Assert.Matches("(?m)^left out direct access, the floor: from outside of the cluster", run.Out);
        Assert.Matches("(?m)^left out CPU and memory: nobody measures pods there", run.Out);
        Assert.Matches("(?m)^way      ingress: https://trino-v1-stable-bench.trino.example.com/ Traefik v", run.Out);
        Assert.Contains("of too few blocks to say", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(Path.Combine(folder, "page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arm_that_fails_is_told_and_the_exit_code_with_it()
    {
        var count = 0;
        var run = await RunAsync(await DoorAsync(2), await DoorAsync(2, () => Interlocked.Increment(ref count) % 5 == 0 ? 500 : 200), "--blocks", "2");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("(?m)^failures ingress: [0-9]+ of [0-9]+ statements failed, status: https://trino-v1-stable-bench[.]trino[.]example[.]com/v1/statement: status 500", run.Out);
        Assert.DoesNotMatch("(?m)^failures gateway", run.Out);
    }

    /// <summary>An Ingress has no weights: against 90/10 it would be held against a mixture.</summary>
    [Fact]
    public async Task Weights_are_measured_apart_and_latency_by_the_tracks_own_host()
    {
        Weights(90, 10);
        var run = await RunAsync(await DoorAsync(2), await DoorAsync(2), "--blocks", "1", "--track", "trino-v2-canary");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("way      gateway: https://trino-v2-canary.trino.example.com/ ", run.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^failures gateway, at the stack's weights: 0 of [1-9][0-9,]* statements failed", run.Out);
        Assert.Contains("left out failures of the ingress at the stack's weights: an Ingress has none", run.Out, StringComparison.Ordinal);
        Assert.Contains("trino.example.com", asked);
    }

    [Fact]
    public async Task What_the_pods_use_is_asked_of_the_cluster()
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(Metrics);
        var run = await RunAsync(await DoorAsync(2), await DoorAsync(2), "--blocks", "1", "--json");

        var arms = JsonDocument.Parse(run.Out).RootElement.GetProperty("arms");
        Assert.Equal((0.25, 0.5), (Of(arms[0], "cpu", null).Median, Of(arms[1], "cpu", null).Median));
        Assert.Equal((64 << 20, 128 << 20), (arms[0].GetProperty("memory").GetInt32(), arms[1].GetProperty("memory").GetInt32()));
        Assert.All(cluster.Asked, each => Assert.StartsWith("GET ", each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_way_that_is_not_there_is_told_before_anything_is_measured()
    {
        var gateway = await DoorAsync(2);
        var run = await ProgramRun.InAsync(
            folder, "", ["bench", "dev", "--compare", "ingress", "--address", $"127.0.0.1:{gateway.Port}", "--ca", Authorities(gateway), "--ingress-address", "127.0.0.1:9", .. _quick]);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(
            "^ingress: https://trino-v1-stable-bench[.]trino[.]example[.]com/v1/statement: .*; see that `pulumi up --stack dev-bench` went through, and where this machine finds it: "
            + "--ingress-address, of `kubectl --namespace trino-namespace-bench get service trino-namespace-bench`\n1 fault[.]\n$",
            run.Error);
        Assert.Single(asked);
    }

    [Fact]
    public async Task All_faults_of_the_options_are_said_at_once()
    {
        var run = await ProgramRun.InAsync(
            folder, "", "bench", "dev", "--compare", "ingress", "--blocks", "0", "--seed", "x", "--track", "none", "--ingress-address", "a b", "--html", "no/page.html", "--clients", "0");

        Assert.Equal(
            [
                "--clients: \"0\" is below 1; give a whole number from 1 to 20000",
                "--blocks: \"0\" is below 1; give a whole number from 1 to 1000",
                "--seed: \"x\" is not a whole number; give a whole number from 0 to 2147483647",
                "--ingress-address: \"a b\" is not an address; give a host or an IP address, with a port or not, such as 127.0.0.1:8443 or [::1]:8443",
                "--html: \"no/page.html\" is in no folder that there is; name a file in one",
                "--track: \"none\" is no track of the stack's own; name one of trino-v1-stable, trino-v2-canary",
                "6 faults.",
            ],
            run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Without_the_stack_of_the_Ingress_it_says_how_to_get_one()
    {
        File.Delete(Path.Combine(folder, "Pulumi.dev-bench.yaml"));
        var run = await ProgramRun.InAsync(folder, "", "bench", "dev", "--compare", "ingress");

        Assert.Equal(
            (1, "Pulumi.dev-bench.yaml: there is no such file, which declares the Ingress; write it as docs/benchmark.md says, and `pulumi up --stack dev-bench`\n1 fault.\n"),
            (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("--compare", "nginx")]
    [InlineData("--html", "page.html")]
    [InlineData("--blocks", "6")]
    public async Task What_means_nothing_is_the_usages_fault(params string[] options) =>
        Assert.Equal(2, (await ProgramRun.InAsync(folder, "", ["bench", "dev", .. options])).ExitCode);

    private Task<ProgramRun> RunAsync(TlsDoor gateway, TlsDoor ingress, params string[] options) => ProgramRun.InAsync(
        folder,
        "",
        [
            "bench", "dev", "--compare", "ingress", "--address", $"127.0.0.1:{gateway.Port}", "--ingress-address", $"127.0.0.1:{ingress.Port}",
            "--ca", Authorities(gateway, ingress), .. _quick, .. options,
        ]);

    private string Authorities(params IEnumerable<TlsDoor> doors)
    {
        File.WriteAllText(Path.Combine(folder, "ca.pem"), string.Join('\n', doors.Select(door => door.AuthorityPem)));
        return "ca.pem";
    }

    /// <summary>A gateway and its coordinator: whatever is asked of it has an answer after so long.</summary>
    private async Task<TlsDoor> DoorAsync(int milliseconds, Func<int>? status = null)
    {
        var server = await LoopbackServer.Start(
            _ => async context =>
            {
                asked.Enqueue(context.Request.Host.Host);
                await Task.Delay(milliseconds, context.RequestAborted);
                context.Response.StatusCode = status?.Invoke() ?? 200;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"id":"q","stats":{"state":"FINISHED"}}""");
            },
            configure: null,
            0);
        var door = new TlsDoor("trino.example.com", () => server.Addresses[0]);
        servers.AddRange([door, server]);
        return door;
    }

    private void Weights(int stable, int canary) => File.WriteAllText(
        Path.Combine(folder, "Pulumi.dev.yaml"),
        File.ReadAllText(Repository.File("Pulumi.dev.yaml"))
            .Replace("weight: 90", $"weight: {stable}", StringComparison.Ordinal).Replace("weight: 10\n", $"weight: {canary}\n", StringComparison.Ordinal));

    private static Task Metrics(HttpContext context)
    {
        var isBench = context.Request.Path.Value!.Contains("/trino-namespace-bench/", StringComparison.Ordinal);
        var (name, cpu, memory) = isBench ? ("traefik", "500m", "128Mi") : ("gateway", "250m", "64Mi");
        var json = context.Request.Path.Value!.StartsWith("/apis/metrics.k8s.io/", StringComparison.Ordinal)
            ? """{"items":[{"metadata":{"name":"NAME"},"containers":[{"usage":{"cpu":"CPU","memory":"MEMORY"}}]},{"metadata":{"name":"other"},"containers":[{"usage":{"cpu":"9"}}]}]}"""
            : """{"items":[{"metadata":{"name":"NAME"}}]}""";
        return ClusterStandIn.Json(
            context,
            json.Replace("NAME", name, StringComparison.Ordinal).Replace("CPU", cpu, StringComparison.Ordinal).Replace("MEMORY", memory, StringComparison.Ordinal));
    }

    private static (double Median, double Low, double High) Of(JsonElement arm, string figure, string? quantile = "p50")
    {
        var interval = quantile is null ? arm.GetProperty(figure) : arm.GetProperty(figure).GetProperty(quantile);
        return (interval.GetProperty("median").GetDouble(), interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());
    }
}
