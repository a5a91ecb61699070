using System.Text.Json;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make bench</c>: through a gateway on loopback that does what the program's routes say.</summary>
public sealed class BenchTests
{
    [Fact]
    public async Task Figures_are_by_track()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50));
        var run = await trino.World.Run("bench", "dev", "--clients", "4", "--for", "1s", "--warm-up", "100ms");

        run.Succeeds();
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Matches("^service time in ms, closed loop: 4 clients, [0-9.]+ a second ran through, for 1 s after 0[.]1 s of warm-up$", lines[0]);
        Assert.Equal(["track", "weight", "statements", "share", "failed", "p50", "p90", "p99", "p99.9", "max"], Words(lines[1]));
        Assert.Equal([Rehearsal.Stable, Rehearsal.Canary, "all"], lines[2..].Select(line => Words(line)[0]));
        Assert.All(lines[2..4], line => Assert.Equal("50", Words(line)[1]));
        Assert.All(lines[2..4], line => Assert.InRange(int.Parse(Words(line)[2]), 1, 100_000));
    }

    [Fact]
    public async Task An_open_loop_is_of_the_rate_that_is_wanted_and_json_says_all()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50), password: "p");
        trino.UseCredentials();
        trino.World["answers/credentials"] = $"{Encoded("drain")} {Encoded("p")}";
        await File.WriteAllTextAsync(trino.World.InProject("q.sql"), "SELECT 1; SELECT name FROM nation LIMIT 3;", TestContext.Current.CancellationToken);
        var run = await trino.World.Run("bench", "dev", "--rate", "40", "--for", "1s", "--warm-up", "0s", "--queries", "q.sql", "--json");

        run.Succeeds();
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("open", 40, 40, 0), (json.GetProperty("loop").GetString(), json.GetProperty("wantedRate").GetInt32(), json.GetProperty("statements").GetInt32(), json.GetProperty("failed").GetInt32()));
        Assert.InRange(json.GetProperty("responseTime").GetProperty("p50").GetDouble(), 0.001, 60_000);
        Assert.Equal([Rehearsal.Stable, Rehearsal.Canary], json.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("name").GetString()));
        Assert.Equal(["SELECT 1", "SELECT name FROM nation LIMIT 3"], trino.Statements.Distinct().Order());
        Assert.DoesNotContain(run.Calls, call => call.Contains(Encoded("drain:p"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_statement_is_told_by_its_kind_and_in_the_exit_code()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50), PlainRoute.Of);
        var run = await trino.World.Run("bench", "dev", "--clients", "2", "--for", "1s", "--warm-up", "0s");

        Assert.Equal(1, run.Code);
        Assert.Matches("(?m)^failed  [0-9]+ status, such as https://trino.example.com:[0-9]+/v1/statement/queued/.*: status 404, Query not found$", run.Output);
    }

    /// <summary>By Kind's port mapping the Gateway would have a proxy more than the Ingress.</summary>
    [Theory]
    [InlineData("NodePort 30999 ", "172.18.0.2", "--ingress-address=172.18.0.2:30999", "--address=172.18.0.2:30443")]
    [InlineData("NodePort 30999 ", "fd00::2 172.18.0.2", "--ingress-address=[fd00::2]:30999", "--address=[fd00::2]:30443")]
    [InlineData("LoadBalancer 30999 172.18.0.9", "", "--ingress-address=172.18.0.9", "--address=127.0.0.1")]
    public async Task A_comparison_reaches_both_in_the_same_way(string service, string nodes, params string[] options)
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50));
        (trino.World["answers/service"], trino.World["answers/nodes"]) = (service, nodes);
        var run = await trino.World.Run("bench", "dev", "--compare", "ingress");

        // The world has no stack of the Ingress.
        Assert.Contains("Pulumi.dev-bench.yaml: there is no such file", run.Error, StringComparison.Ordinal);
        var call = Assert.Single(run.Calls, call => call.Contains(" bench ", StringComparison.Ordinal));
        Assert.All(options, option => Assert.Contains($" {option} ", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comparison_with_what_is_not_there_says_how_to_get_it()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50));
        var run = await trino.World.Run("bench", "dev", "--compare=ingress");

        Assert.Equal(1, run.Code);
        Assert.Contains("the Ingress to compare dev with is not there", run.Error, StringComparison.Ordinal);
        Assert.Contains("pulumi up --stack dev-bench", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_the_options_are_said_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("trino-infra-bench-").FullName;
        foreach (var name in new[] { "Pulumi.yaml", "Pulumi.dev.yaml" })
            File.Copy(Repository.File(name), Path.Combine(folder, name));
        var run = await ProgramRun.InAsync(
            folder, "trino-v1-stable Basic eA==\nnobody Basic eA==\ntrino-v1-stable s3cret\n",
            "bench", "dev", "--clients", "0", "--for", "0s", "--warm-up", "5", "--rate", "-3", "--queries", "none.sql", "--address", "a b", "--ca", "none.pem", "--logins");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "--clients: \"0\" is below 1; give a whole number from 1 to 20000",
                "--for: \"0s\" is no time at all; give how long statements are counted, such as 2m",
                "--warm-up: \"5\" has no unit; give whole numbers with h, m, s or ms, such as 300s or 1h30m",
                "--rate: \"-3\" is no rate; give statements a second, above 0 and at most 1000000, such as 100 or 0.5",
                "none.sql: there is no such file; name a file of statements, each with a semicolon at its end",
                "--address: \"a b\" is not an address; give a host or an IP address, with a port or not, such as 127.0.0.1:8443 or [::1]:8443",
                $"{Path.Combine(folder, "none.pem")}: cannot be read; give the authority's certificate in PEM",
                "stdin:2: the stack has no track \"nobody\"; name one of trino-v1-stable, trino-v2-canary",
                "stdin:3: is no login; write a track, Basic or Bearer, and what Authorization says behind it",
                "9 faults.",
            ],
            run.Error.TrimEnd('\n').Split('\n'));
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
