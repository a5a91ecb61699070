using System.Text.Json.Nodes;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>explain</c> on the checkout's dev and prod stacks, and on routes that others wrote.</summary>
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
    [InlineData("nonsense")]
    [InlineData("GET")]
    [InlineData("GET /v1/statement")]
    [InlineData("GET ftp://trino.example.com/")]
    public async Task A_request_line_that_is_none_is_the_inputs_fault(string request)
    {
        var run = await ProgramRun.OfAsync("explain", "dev", request);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Routes_of_others_are_explained_too()
    {
        const string routes = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: mine, namespace: default }
            spec:
              parentRefs: [{ name: gw }]
              rules: [{ backendRefs: [{ name: a, port: 80, weight: 3 }, { name: b, port: 80, weight: 1 }] }]
            """;

        var run = await ProgramRun.InAsync(Repository.Root, routes, "explain", "--routes", "-", "POST http://any.host/v1/statement", "--json");

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        var answer = JsonNode.Parse(run.Out)!.AsObject();
        Assert.Equal([("a", 75.0), ("b", 25.0)], Shares(answer));
        Assert.Contains("split again", answer["followUps"]!.ToJsonString());
    }

    [Fact]
    public async Task A_file_of_routes_that_is_not_there_is_a_fault()
    {
        var run = await ProgramRun.OfAsync("explain", "--routes", "no-such.yaml", "GET http://any.host/");

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.StartsWith("no-such.yaml: there is no such file", run.Error);
    }

    [Theory]
    [InlineData(5 << 20, "stdin: is larger than 4096 KiB; ")]
    [InlineData(1, "stdin:1: has the control character")]
    public async Task Routes_that_cannot_be_read_to_their_end_are_a_fault(int length, string fault)
    {
        var run = await ProgramRun.InAsync(
            Repository.Root, new string('\a', length), "explain", "--routes", "-", "GET http://any.host/");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(fault, run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n---\n")]
    [InlineData("apiVersion: v1\nkind: List\nitems: null\n")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: { name: a }\n")]
    public async Task Documents_without_a_Gateway_or_route_are_a_fault(string routes)
    {
        var run = await ProgramRun.InAsync(Repository.Root, routes, "explain", "--routes", "-", "GET http://any.host/");

        Assert.Equal(
            (ExitCode.Input, "", "stdin: holds no Gateway and no HTTPRoute; pipe in `kubectl get gateways,httproutes -A -o yaml`\n1 fault.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("Required argument missing for option: '--routes'.", "dev", "x", "--routes")]
    [InlineData("Required argument missing for option: '--routes'.", "--routes")]
    [InlineData("Required argument missing for option: '--routes'.", "--routes=")]
    [InlineData("Option '--routes' expects a single argument but 2 were provided.", "--routes", "a", "--routes", "b", "x")]
    [InlineData("explain needs a stack and a request, or --routes and a request.", "dev", "GET http://any.host/", "--routes", "a")]
    [InlineData("explain needs a stack and a request, or --routes and a request.", "dev")]
    public async Task A_question_that_is_none_is_the_usages_fault(string sentence, params string[] args)
    {
        var run = await ProgramRun.OfAsync(["explain", .. args]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(sentence, run.Error);
    }

    [Fact]
    public async Task Faults_of_the_request_and_of_the_stack_come_at_once()
    {
        var run = await ProgramRun.OfAsync("explain", "nope", "bad", "-H", "x");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.Contains("\"bad\" is no request line", run.Error);
        Assert.Contains("it has no colon", run.Error);
        Assert.Contains("Pulumi.nope.yaml: there is no such file", run.Error);
    }

    [Fact]
    public async Task For_people_it_says_the_same_in_lines()
    {
        var run = await ProgramRun.OfAsync("explain", "dev", $"POST {Main}/v1/statement");

        Golden.Matches("explain-statement.txt", run.Out);
    }

    [Fact]
    public async Task For_people_it_names_what_lies_elsewhere_and_what_is_changed()
    {
        var lines = await LinesAsync(
            """
            { name: all,
              matches: [{ path: { value: /trino } }],
              filters: [
                { type: URLRewrite, urlRewrite: { hostname: inner.example, path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } },
                { type: ResponseHeaderModifier, responseHeaderModifier: { remove: [Server] } },
                { type: RequestMirror, requestMirror: { backendRef: { name: shadow, namespace: far, port: 80 }, percent: 5 } },
                { type: RequestMirror, requestMirror: { backendRef: { name: copy, port: 80 } } }],
              backendRefs: [{ name: pool, kind: InferencePool, group: inference.networking.k8s.io, weight: 1 }, { name: b, namespace: far, port: 80, weight: 999999 }] }
            """,
            "GET http://any.host/trino/v1/info");

        Assert.Equal(
            [
                "Answer       passed to a backend",
                "Listener     http",
                "Route        ns/mine",
                "Rule         all",
                "Backends     pool   weight 1   0.0001 %",
                "             far/b:80   weight 999999   99.9999 %",
                "Mirrored to  far/shadow:80   5 %",
                "             copy:80",
                "Headers      Host: inner.example",
                "             X-Forwarded-Proto: http",
                "             pool gets path /v1/info",
                "             pool answers without Server",
                "             far/b gets path /v1/info",
                "             far/b answers without Server",
            ],
            lines[2..16]);
    }

    [Theory]
    [InlineData("{ backendRefs: [{ name: a, port: 1 }, { name: b, port: 1, weight: 0 }] }", "passed to a")]
    [InlineData("{ backendRefs: [{ name: a, namespace: far, port: 1 }] }", "passed to far/a")]
    [InlineData("{ backendRefs: [{ name: a, port: 1 }, { name: b, port: 1 }] }", "passed to a backend")]
    [InlineData("{ filters: [{ type: ExtensionRef }], backendRefs: [{ name: a, port: 1 }] }", "passed to a, if the gateway knows filter ExtensionRef")]
    [InlineData("{ filters: [{ type: Tpyo }, { type: RequestRedirect, requestRedirect: { path: { type: ReplaceFullPath, replaceFullPath: /x } } }] }", "302, redirected to http://any.host/x, if the gateway knows filter Tpyo")]
    [InlineData("{ filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: m, port: 1 } } }] }", "404, by the gateway itself")]
    public async Task For_people_the_answer_says_who_gives_it(string rule, string answer)
    {
        var lines = await LinesAsync(rule, "GET http://any.host/");

        Assert.Equal($"Answer       {answer}", lines[2]);
        Assert.DoesNotContain(lines, line => line.StartsWith("Mirrored to"));
    }

    [Fact]
    public async Task For_people_no_line_is_folded_however_long_and_none_moves_the_cursor()
    {
        var path = new string('x', 20_000);

        var lines = await LinesAsync(
            $"{{ filters: [{{ type: \"Ext\\e[31m\\u202e\" }}], matches: [{{ path: {{ value: /{path} }} }}, {{ headers: [{{ name: a, value: \"\\u009b\\\"\" }}] }}], backendRefs: [{{ name: a, port: 1 }}] }}",
            $"GET http://any.host/{path}");

        Assert.Contains(lines, line => line.EndsWith($"matches: path PathPrefix /{path}"));
        Assert.Equal(@"Answer       passed to a, if the gateway knows filter Ext\u{1b}[31m\u{202e}", lines[2]);
        Assert.DoesNotContain(lines, line => line.AsSpan().ContainsAny('\e', '\u202e', '\u009b'));
    }

    [Fact]
    public async Task A_Gateways_listener_is_named_with_it()
    {
        var run = await ProgramRun.OfAsync("explain", "dev", $"GET {Main}/ui");

        Assert.Contains("\nListener     https of Gateway trino-namespace/trino-gateway\n", run.Out);
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

    private static async Task<string[]> LinesAsync(string rule, string request)
    {
        var routes = $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: mine, namespace: ns, uid: 7c1e0f0e-8f52-4d43-9a51-1f6a3c1f2b11 }
            spec: { parentRefs: [{ name: gw }], rules: [{{rule}}] }
            """;
        var run = await ProgramRun.InAsync(Repository.Root, routes, "explain", "--routes", "-", request);
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        return run.Out.Split('\n');
    }

    private static async Task<JsonObject> AskAsync(string stack, string request, params string[] more)
    {
        var run = await ProgramRun.OfAsync(["explain", stack, request, "--json", .. more]);
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Out)!.AsObject();
    }

    private static (string?, string?, int, string?) Rule(JsonObject answer) =>
        ((string?)answer["route"], (string?)answer["rule"], (int)answer["ruleIndex"]!, (string?)answer["timeout"]);

    private static IEnumerable<(string, double)> Shares(JsonObject answer) =>
        answer["backends"]!.AsArray().Select(backend => ((string)backend!["name"]!, (double)backend["percent"]!));
}
