using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>explain</c> for people.</summary>
public sealed class ExplainViewTests
{
    private const string Main = "https://trino.example.com";

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
}
