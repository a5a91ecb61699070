using System.Globalization;
using System.Text.Json;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Explaining;

namespace TrinoInfra.Tests.RouteReader.Explaining;

public sealed class ExplanationTests
{
    private static readonly string Routes = Ask.Rules("""
        { name: split, matches: [{ path: { type: Exact, value: /v1/statement } }], timeouts: { request: 300s, backendRequest: 280s }, backendRefs: [
            { name: blue, port: 8080, weight: 90, filters: [
                { type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: X-Forwarded-Host, value: blue.example.com }] } },
                { type: ResponseHeaderModifier, responseHeaderModifier: { add: [{ name: Set-Cookie, value: track=blue; HttpOnly }] } }] },
            { name: green, port: 8080, weight: 10, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: X-Forwarded-Host, value: green.example.com }] } }] }] },
        { name: ui, matches: [{ path: { value: /ui } }], filters: [{ type: RequestRedirect, requestRedirect: { hostname: blue.example.com } }] },
        { matches: [{ path: { value: /v1/query } }], filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: green, port: 8080 } } }], backendRefs: [{ name: blue, port: 8080 }] }
        """);

    [Fact]
    public void Json_has_exactly_the_promised_members()
    {
        var json = Explain("POST http://example.com/v1/statement", "X-Trino-User: bob");
        Assert.Equal(
            ["status", "listener", "route", "rule", "ruleIndex", "backends", "mirrors", "redirect", "requestHeaders", "timeout", "followUps", "why"],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """200 "http" "route" "split" 0 null "280s" """.Trim(),
            string.Join(" ", new[] { "status", "listener", "route", "rule", "ruleIndex", "redirect", "timeout" }.Select(name => json.GetProperty(name).GetRawText())));
        Assert.Equal(
            ["""{"name":"blue","port":8080,"weight":90,"percent":90,"requestHeaders":{"X-Forwarded-Host":"blue.example.com"},"responseHeaders":{"Set-Cookie":"track=blue; HttpOnly"},"responseHeadersRemoved":[],"path":null,"namespace":"ns"}""",
             """{"name":"green","port":8080,"weight":10,"percent":10,"requestHeaders":{"X-Forwarded-Host":"green.example.com"},"responseHeaders":{},"responseHeadersRemoved":[],"path":null,"namespace":"ns"}"""],
            json.GetProperty("backends").EnumerateArray().Select(Compact));
        Assert.Equal("""{"X-Trino-User":"bob","X-Forwarded-Proto":"http"}""", Compact(json.GetProperty("requestHeaders")));
    }

    [Fact]
    public void A_redirect_has_status_and_location_and_no_backend()
    {
        var json = Explain("GET http://example.com/ui/x");
        Assert.Equal("""{"status":302,"location":"http://blue.example.com/ui/x"}""", Compact(json.GetProperty("redirect")));
        Assert.Equal(302, json.GetProperty("status").GetInt32());
        Assert.Equal("[]", Compact(json.GetProperty("backends")));
        Assert.Equal("{}", Compact(json.GetProperty("requestHeaders")));
    }

    [Fact]
    public void A_404_says_why_and_names_nothing()
    {
        var json = Explain("GET http://example.com/nowhere");
        Assert.Equal(404, json.GetProperty("status").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("ruleIndex").ValueKind);
        Assert.Contains(json.GetProperty("why").EnumerateArray(), why => why.GetString() == "none of their rules matches");
        Assert.Contains(json.GetProperty("why").EnumerateArray(), why => why.GetString()!.Contains("rule ui of HTTPRoute ns/route does not match: path /nowhere is not PathPrefix /ui"));
    }

    [Fact]
    public void Rules_of_one_route_that_miss_for_the_same_reason_share_a_line()
    {
        var routes = Ask.Rules("""
            { name: blue, matches: [{ headers: [{ name: Color, value: any }] }], backendRefs: [{ name: blue, port: 80 }] },
            { matches: [{ headers: [{ name: Color, value: any }] }], backendRefs: [{ name: green, port: 80 }] },
            { name: red, matches: [{ headers: [{ name: Shade, value: any }] }], backendRefs: [{ name: red, port: 80 }] }
            """);

        var why = Explanation.Of(RouteTable.Of(Ask.Parsed(routes)), Ask.Request("GET http://example.com/", [])).Why;

        Assert.Equal(
            ["rules blue, #1 of HTTPRoute ns/route do not match: there is no header Color",
             "rule red of HTTPRoute ns/route does not match: there is no header Shade"],
            why.Where(line => line.Contains("not match: ")));
    }

    [Fact]
    public void Mirrors_are_named_and_a_rule_without_a_name_has_its_index()
    {
        var json = Explain("DELETE http://example.com/v1/query/1");
        Assert.Equal("""[{"name":"green","port":8080,"percent":100,"namespace":"ns"}]""", Compact(json.GetProperty("mirrors")));
        Assert.Equal((JsonValueKind.Null, 2), (json.GetProperty("rule").ValueKind, json.GetProperty("ruleIndex").GetInt32()));
    }

    [Fact]
    public void What_a_backend_sees_and_answers_otherwise_is_told()
    {
        var backend = Assert.Single(Of("""
            { matches: [{ path: { value: /trino } }],
              filters: [
                { type: URLRewrite, urlRewrite: { hostname: inner.example, path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } },
                { type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: A, value: b }], remove: [Server, server, A] } }],
              backendRefs: [{ name: blue, port: 1, namespace: far }] }
            """, "GET http://example.com/trino/v1/info").Backends);
        Assert.Equal(("/v1/info", "far"), (backend.Path, backend.Namespace));
        Assert.Equal(("A", "Server"), (Assert.Single(backend.ResponseHeaders).Key, Assert.Single(backend.ResponseHeadersRemoved)));
    }

    [Fact]
    public void A_Host_other_than_the_clients_is_among_the_headers()
    {
        const string Split = "{ backendRefs: [{ name: a, port: 1, filters: [FILTER] }, { name: b, port: 1 }] }";
        const string Set = "{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: Host, value: inner.example }] } }";
        var same = Of(Split.Replace("[FILTER]", "[]").Replace("{ backendRefs", $"{{ filters: [{Set}], backendRefs"), "GET http://example.com/");
        Assert.Equal("inner.example", same.RequestHeaders["Host"]);
        var apart = Of(Split.Replace("FILTER", Set), "GET http://example.com/");
        Assert.False(apart.RequestHeaders.ContainsKey("Host"));
        Assert.Equal(["inner.example", "example.com"], apart.Backends.Select(backend => backend.RequestHeaders.GetValueOrDefault("Host", "example.com")));
    }

    [Theory]
    [InlineData("[{ name: a, port: 1, weight: 0, FILTERS }, { name: b, port: 1 }]", 200)]
    [InlineData("[{ name: a, kind: Bucket, group: example.com, FILTERS }, { name: b, port: 1 }]", 200)]
    [InlineData("[{ name: a, kind: Bucket, group: example.com, FILTERS }]", 500)]
    public void What_nobody_sees_is_empty(string backends, int status)
    {
        const string Filters = """
            filters: [
                { type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: A, value: b }] } },
                { type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: A, value: b }], remove: [C] } }]
            """;
        var explanation = Of($"{{ backendRefs: {backends.Replace("FILTERS", Filters)} }}", "POST http://example.com/v1/statement");
        Assert.Equal(status, explanation.Status);
        var backend = explanation.Backends[0];
        Assert.Equal((0, 0, 0), (backend.RequestHeaders.Count, backend.ResponseHeaders.Count, backend.ResponseHeadersRemoved.Count));
        Assert.Equal(status == 200 ? ["X-Forwarded-Proto"] : [], explanation.RequestHeaders.Keys);
        Assert.DoesNotContain(explanation.FollowUps, line => line.StartsWith("a "));
    }

    [Theory]
    [InlineData(1, 2, 33.33, 66.67)]
    [InlineData(1, 999999, 0.0001, 99.9999)]
    [InlineData(3, 1000000, 0.0003, 99.9997)]
    [InlineData(0, 1, 0, 100)]
    public void No_share_is_rounded_to_none_or_all(int one, int other, double percentOfOne, double percentOfOther)
    {
        var explanation = Of(
            $"{{ backendRefs: [{{ name: a, port: 1, weight: {one} }}, {{ name: b, port: 1, weight: {other} }}] }}", "POST http://example.com/v1/statement");
        Assert.Equal([percentOfOne, percentOfOther], explanation.Backends.Select(backend => backend.Percent));
        Assert.Contains($"b ({percentOfOther.ToString(CultureInfo.InvariantCulture)} %)", explanation.FollowUps[^1]);
    }

    [Fact]
    public void Other_rules_are_told_in_a_few_lines_however_many_there_are()
    {
        static string Many(string match) => string.Join("---\n", Enumerable.Range(100, 30).Select(i => Ask.Route(
            $"r{i}", $"{{ matches: [{match.Replace("NUMBER", $"{i}")}], backendRefs: [{{ name: b, port: 1 }}] }}")));
        string[] Why(string match) =>
            [.. Explanation.Of(RouteTable.Of(Ask.Parsed(Ask.Rules("{ matches: [{ path: { type: Exact, value: /x } }], backendRefs: [{ name: b, port: 1 }] }") + "---\n" + Many(match))), Ask.Request("GET http://example.com/x")).Why];

        var beaten = Why("{}");
        Assert.Equal(11, beaten.Count(line => line.StartsWith("it wins over")));
        Assert.Contains("it wins over 20 more rules", beaten);
        var missed = Why("{ path: { value: /NUMBER } }");
        Assert.Equal(11, missed.Count(line => line.Contains("not match")));
        Assert.Contains("and 20 more rules do not match", missed);
        var alike = Assert.Single(Why("{ method: PUT }"), line => line.Contains("not match"));
        Assert.Contains("rule #0 of HTTPRoute ns/r109, and 20 more rules do not match: method GET is not PUT", alike);
    }

    private static Explanation Of(string rules, string line) =>
        Explanation.Of(RouteTable.Of(Ask.Parsed(Ask.Rules(rules))), Ask.Request(line));

    private static JsonElement Explain(string line, params string[] headers) => JsonDocument.Parse(
        Explanation.Of(RouteTable.Of(Ask.Parsed(Routes)), Ask.Request(line, headers)).ToJson()).RootElement;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
