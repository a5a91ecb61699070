using System.Text.Json;
using TrinoInfra.Routing.Explaining;
using TrinoInfra.Routing.Reader;
using TrinoInfra.Tests.Routing.Reader;

namespace TrinoInfra.Tests.Routing.Explaining;

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
            ["""{"name":"blue","port":8080,"weight":90,"percent":90,"requestHeaders":{"X-Forwarded-Host":"blue.example.com"},"responseHeaders":{"Set-Cookie":"track=blue; HttpOnly"}}""",
             """{"name":"green","port":8080,"weight":10,"percent":10,"requestHeaders":{"X-Forwarded-Host":"green.example.com"},"responseHeaders":{}}"""],
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
        Assert.Equal("""[{"name":"green","port":8080,"percent":100}]""", Compact(json.GetProperty("mirrors")));
        Assert.Equal((JsonValueKind.Null, 2), (json.GetProperty("rule").ValueKind, json.GetProperty("ruleIndex").GetInt32()));
    }

    private static JsonElement Explain(string line, params string[] headers) => JsonDocument.Parse(
        Explanation.Of(RouteTable.Of(Ask.Parsed(Routes)), Ask.Request(line, headers)).ToJson()).RootElement;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
