using System.Text.Json.Nodes;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>explain</c> on the checkout's dev and prod stacks.</summary>
public sealed class ExplainTests
{
    private const string Main = "https://trino.example.com";

    [Fact]
    public async Task A_new_statement_is_shared_by_weight()
    {
        var answer = await AskAsync("dev", $"POST {Main}/v1/statement");

        Assert.Equal(("trino-coordinator-route", "new-statements", 2, "280s"), Rule(answer));
        Assert.Equal([("trino-v1-stable", 90.0), ("trino-v2-canary", 10.0)], Shares(answer));
        Assert.All(answer["followUps"]!.AsArray(), line => Assert.Contains("every follow-up reaches the coordinator that owns the query", (string)line!));
    }

    [Theory]
    [InlineData("dev", null, "POST https://trino.example.com/v1/statement")]
    [InlineData("prod", null, "POST https://trino.prod.example.com/v1/statement")]
    [InlineData("prod", "GET  /ui?x=/", "GET https://trino.prod.example.com/ui?x=/")]
    public async Task What_names_no_host_is_to_the_stacks_own(string stack, string? request, string meant)
    {
        string[] asked = request is null ? ["explain", stack] : ["explain", stack, request];

        Assert.Equal(await ProgramRun.OfAsync("explain", stack, meant), await ProgramRun.OfAsync(asked));
    }

    [Fact]
    public async Task The_stacks_own_host_has_its_public_port()
    {
        var folder = Directory.CreateTempSubdirectory("trino-infra-");
        try
        {
            foreach (var name in new[] { "Pulumi.yaml", "Pulumi.dev.yaml" })
                File.Copy(Repository.File(name), Path.Combine(folder.FullName, name));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Pulumi.ports.yaml"),
                File.ReadAllText(Repository.File("Pulumi.dev.yaml")).Replace("http: serve", "http: redirect\n    publicPorts: { http: 8080, https: 8443 }", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);

            var run = await ProgramRun.InAsync(folder.FullName, "", "explain", "ports");

            Assert.Equal(("", "POST https://trino.example.com:8443/v1/statement"), (run.Error, run.Out.Split('\n')[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_follow_up_on_a_tracks_own_host_reaches_the_track()
    {
        var answer = await AskAsync("dev", "GET https://trino-v2-canary.trino.example.com/v1/statement/executing/x/y/1");

        Assert.Equal(("trino-v2-canary-host", "everything", 0, "280s"), Rule(answer));
        Assert.Equal([("trino-v2-canary", 100.0)], Shares(answer));
        Assert.Equal("trino-v2-canary.trino.example.com", (string?)answer["requestHeaders"]!["X-Forwarded-Host"]);
    }

    [Fact]
    public async Task A_follow_up_on_the_main_host_reaches_the_primary() =>
        Assert.Equal([("trino-v1-stable", 100.0)], Shares(await AskAsync("dev", $"GET {Main}/v1/statement/executing/x/y/1")));

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("PUT", "/killed")]
    public async Task A_kill_is_heard_by_every_track(string method, string suffix)
    {
        var answer = await AskAsync("dev", $"{method} {Main}/v1/query/20260101_000000_00000_aaaaa{suffix}");

        Assert.Equal("kill", (string?)answer["rule"]);
        Assert.Equal([("trino-v1-stable", 100.0)], Shares(answer));
        Assert.Equal(["trino-v2-canary"], answer["mirrors"]!.AsArray().Select(mirror => (string)mirror!["name"]!));
    }

    [Theory]
    [InlineData("/", "https://trino-v1-stable.trino.example.com/")]
    [InlineData("/ui", "https://trino-v1-stable.trino.example.com/ui")]
    [InlineData("/ui/query.html", "https://trino-v1-stable.trino.example.com/ui/query.html")]
    public async Task The_Web_UI_is_at_the_primarys_own_host(string path, string location)
    {
        var answer = await AskAsync("dev", $"GET {Main}{path}");

        Assert.Equal((302, "ui", location), ((int)answer["status"]!, (string?)answer["rule"], (string?)answer["redirect"]!["location"]));
    }

    [Fact]
    public async Task An_unknown_host_is_a_404_and_no_fault_of_the_input()
    {
        var answer = await AskAsync("dev", "GET https://nowhere.example.org/");

        Assert.Equal((404, null), ((int)answer["status"]!, (string?)answer["route"]));
        Assert.Contains("nowhere.example.org", answer["why"]!.ToJsonString());
    }

    [Fact]
    public async Task An_open_transaction_stays_on_its_track_weight_0_included()
    {
        var answer = await AskAsync(
            "prod", "POST https://trino.prod.example.com/v1/statement",
            "-H", "Cookie: a=b; trino-track=trino-480", "-H", "X-Trino-Transaction-Id: 0f3b2a");

        Assert.Equal("trino-480", (string?)answer["rule"]);
        Assert.Equal([("trino-480", 100.0)], Shares(answer));
    }

    [Theory]
    [InlineData("X-Trino-Transaction-Id: NONE")]
    [InlineData("X-Trino-User: alice")]
    public async Task Without_an_open_transaction_the_cookie_means_nothing(string header)
    {
        var answer = await AskAsync(
            "prod", "POST https://trino.prod.example.com/v1/statement", "-H", "Cookie: trino-track=trino-480", "-H", header);

        Assert.Equal("new-statements", (string?)answer["rule"]);
    }

    [Theory]
    [InlineData("canary", "trino-480")]
    [InlineData("etl, canary,nightly", "trino-480")]
    [InlineData("canary2", "new-statements")]
    public async Task A_targeted_client_reaches_its_track(string tags, string rule) => Assert.Equal(
        rule,
        (string?)(await AskAsync("prod", "POST https://trino.prod.example.com/v1/statement", "-H", $"X-Trino-Client-Tags: {tags}"))["rule"]);

    [Theory]
    [InlineData("trino-track=trino-v1-stable", "trino-v1-stable")]
    [InlineData("a=b;trino-track=trino-v1-stable; c=d", "trino-v1-stable")]
    [InlineData("trino-track=trino-v1-stable-2", "new-statements")]
    [InlineData("no-trino-track=trino-v1-stable", "new-statements")]
    public async Task The_cookie_is_told_from_others_and_from_those_of_tracks_with_similar_names(string cookies, string rule) => Assert.Equal(
        rule,
        (string?)(await AskAsync(
            "dev", $"POST {Main}/v1/statement", "-H", $"Cookie: {cookies}", "-H", "X-Trino-Transaction-Id: 0f3b2a"))["rule"]);

    [Fact]
    public async Task A_tracks_own_host_redirects_too_where_http_serves_nothing()
    {
        var answer = await AskAsync("prod", "GET http://trino-480.trino.prod.example.com/ui");

        Assert.Equal((308, "https://trino-480.trino.prod.example.com/ui"), ((int)answer["status"]!, (string?)answer["redirect"]!["location"]));
    }

    [Fact]
    public async Task Where_http_serves_nothing_it_redirects_with_308()
    {
        var answer = await AskAsync("prod", "POST http://trino.prod.example.com/v1/statement");

        Assert.Equal((308, "https://trino.prod.example.com/v1/statement"), ((int)answer["status"]!, (string?)answer["redirect"]!["location"]));
    }

    [Theory]
    [InlineData("1e300", "1e300.e5")]
    [InlineData("1e3", "1e3")]
    [InlineData("0x1f", "0e0")]
    [InlineData("null", "true")]
    [InlineData("2026-01-01", "2026-01-01")]
    public async Task A_namespace_or_a_hostname_may_read_as_something_else(string space, string hostname)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder.FullName, "Pulumi.yaml"));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Pulumi.odd.yaml"),
                (await File.ReadAllTextAsync(Repository.File("Pulumi.dev.yaml"), TestContext.Current.CancellationToken))
                    .Replace("    cni: cilium\n", $"    cni: cilium\n    namespace: \"{space}\"\n")
                    .Replace("hostname: trino.example.com", $"hostname: \"{hostname}\""),
                TestContext.Current.CancellationToken);

            var run = await ProgramRun.InAsync(folder.FullName, "", "explain", "odd", $"GET https://{hostname}/v1/info");

            Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
            Assert.Contains($"\nRoute        {space}/trino-coordinator-route\n", run.Out);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<JsonObject> AskAsync(string stack, string request, params string[] more)
    {
        var run = await ProgramRun.OfAsync(["explain", stack, request, "--json", .. more]);
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Out)!.AsObject();
    }

    private static (string?, string?, int, string?) Rule(JsonObject answer) =>
        ((string?)answer["route"], (string?)answer["rule"], (int)answer["ruleIndex"]!, (string?)answer["timeout"]);

    internal static IEnumerable<(string, double)> Shares(JsonObject answer) =>
        answer["backends"]!.AsArray().Select(backend => ((string)backend!["name"]!, (double)backend["percent"]!));
}
