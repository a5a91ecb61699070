using TrinoInfra.Routing.Explaining;
using TrinoInfra.Routing.Reader;
using TrinoInfra.Tests.Routing.Reader;

namespace TrinoInfra.Tests.Routing.Explaining;

public sealed class TrinoFollowUpsTests
{
    private const string Plain = "{ name: all, backendRefs: [{ name: blue, port: 8080, weight: 90 }, { name: green, port: 8080, weight: 10 }, { name: idle, port: 8080, weight: 0 }] }";

    private static readonly string Pinned =
        Ask.Rules($"{{ matches: [{{ path: {{ type: Exact, value: /v1/statement }} }}], backendRefs: [{Backend("blue", 90)}, {Backend("green", 10)}] }}, {{ backendRefs: [{{ name: blue, port: 8080 }}] }}")
            .Replace("rules:", "hostnames: [example.com], rules:")
        + "---\n" + Ask.Route("blue", $"{{ backendRefs: [{Backend("blue", 1)}] }}", "hostnames: [blue.example.com]")
        + "---\n" + Ask.Route("green", $"{{ backendRefs: [{Backend("green", 1)}] }}", "hostnames: [green.example.com]");

    [Fact]
    public void A_plain_split_is_split_again()
    {
        var followUps = Of(Ask.Rules(Plain), "POST http://example.com/v1/statement");
        Assert.Equal(2, followUps.Count);
        Assert.Contains("blue (90 %) names http://example.com in its nextUri (from Host); a GET there is split again by rule all of HTTPRoute route: 90 % reach blue, the rest fail", followUps[0]);
        Assert.Contains("10 % reach green", followUps[1]);
    }

    [Fact]
    public void A_forwarded_host_pins_the_query()
    {
        var followUps = Of(Pinned, "POST http://example.com/v1/statement");
        Assert.Equal(2, followUps.Count);
        Assert.Contains("blue (90 %) names http://blue.example.com in its nextUri (from X-Forwarded-Host); a GET there goes by rule #0 of HTTPRoute blue to blue alone", followUps[0]);
        Assert.Contains("goes by rule #0 of HTTPRoute green to green alone", followUps[1]);
    }

    [Fact]
    public void A_host_that_leads_elsewhere_fails()
    {
        Assert.Contains(
            "to blue, never to green: the query fails",
            Of(Pinned.Replace("hostnames: [blue.example.com]", "hostnames: [x.example.com]").Replace("hostnames: [green.example.com]", "hostnames: [y.example.com]")
                .Replace("value: green.example.com", "value: example.com"), "POST http://example.com/v1/statement")[1]);
        Assert.Contains(
            "a GET there is answered 404: the query fails",
            Of(Pinned.Replace("hostnames: [green.example.com]", "hostnames: [y.example.com]"), "POST http://example.com/v1/statement")[1]);
    }

    [Theory]
    [InlineData("http://blue.example.com", "X-Forwarded-Host", "X-Forwarded-Host: evil", "X-Forwarded-Proto: https")]
    [InlineData("https://evil", "Forwarded", "Forwarded: for=1;host=evil;proto=https")]
    [InlineData("http://blue.example.com:99", "X-Forwarded-Host", "X-Forwarded-Port: 99")]
    public void What_a_client_forges_is_weighed_as_trino_weighs_it(string address, string source, params string[] headers) =>
        Assert.Contains($"names {address} in its nextUri (from {source})", Of(Pinned, "POST http://blue.example.com/v1/statement", headers)[0]);

    [Fact]
    public void A_follow_up_is_answered_by_the_owner_of_its_query_only()
    {
        var followUps = Of(Pinned, "GET http://example.com/v1/statement/executing/x");
        Assert.Equal("this is a follow-up: it is answered if blue (100 %) owns the query, else 404, query not found", followUps[0]);
        Assert.Equal(2, followUps.Count);
        Assert.Contains("if blue (90 %), green (10 %) owns", Of(Ask.Rules(Plain), "GET http://example.com/v1/statement/executing/x")[0]);
    }

    [Fact]
    public void A_cookie_pins_only_who_keeps_it()
    {
        var yaml = Ask.Rules("""
            { name: kept, matches: [{ headers: [{ name: Cookie, type: RegularExpression, value: '(.*; ?)?t=blue(;.*)?' }] }], backendRefs: [{ name: blue, port: 1 }] },
            { name: split, backendRefs: [
                { name: blue, port: 1, filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { add: [{ name: Set-Cookie, value: t=blue; Path=/ }] } }] },
                { name: green, port: 1 }] }
            """);
        Assert.Contains(
            "with the cookie t=blue a GET there goes by rule kept of HTTPRoute route to blue alone: every follow-up reaches the coordinator that owns the query; a client that keeps no cookies is not so lucky: a GET there is split again",
            Of(yaml, "POST http://host/v1/statement")[0]);
    }

    [Theory]
    [InlineData("GET http://example.com/ui")]
    [InlineData("GET http://example.com/v1/statements")]
    [InlineData("POST http://nowhere.example.org/v1/statement")]
    public void Other_requests_have_no_follow_ups(string line) => Assert.Empty(Of(Pinned, line));

    private static IReadOnlyList<string> Of(string yaml, string line, params string[] headers) =>
        Explanation.Of(RouteTable.Of(Ask.Parsed(yaml)), Ask.Request(line, headers)).FollowUps;

    private static string Backend(string name, int weight) =>
        $"{{ name: {name}, port: 8080, weight: {weight}, filters: [{{ type: RequestHeaderModifier, requestHeaderModifier: {{ set: [{{ name: X-Forwarded-Host, value: {name}.example.com }}] }} }}] }}";
}
