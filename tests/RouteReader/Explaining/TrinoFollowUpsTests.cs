using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Explaining;

namespace TrinoInfra.Tests.RouteReader.Explaining;

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
        Assert.Contains("blue (90 %) names http://example.com in its nextUri (from Host); a GET there is split again by rule all of HTTPRoute ns/route: 90 % reach blue, the rest fail", followUps[0]);
        Assert.Contains("10 % reach green", followUps[1]);
    }

    [Fact]
    public void A_forwarded_host_pins_the_query()
    {
        var followUps = Of(Pinned, "POST http://example.com/v1/statement");
        Assert.Equal(2, followUps.Count);
        Assert.Contains("blue (90 %) names http://blue.example.com in its nextUri (from X-Forwarded-Host); a GET there goes by rule #0 of HTTPRoute ns/blue to blue alone", followUps[0]);
        Assert.Contains("goes by rule #0 of HTTPRoute ns/green to green alone", followUps[1]);
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
            "with the cookie t=blue a GET there goes by rule kept of HTTPRoute ns/route to blue alone: every follow-up reaches the coordinator that owns the query; a client that keeps no cookies is not so lucky: a GET there is split again",
            Of(yaml, "POST http://host/v1/statement")[0]);
    }

    private const string Entry = "/v1/statement/executing/20260101_000000_00000_aaaaa/y0/1";

    [Fact]
    public void A_redirect_is_followed_as_clients_do()
    {
        var yaml = Ask.Rules("""
            { matches: [{ path: { type: Exact, value: /v1/statement } }], backendRefs: [{ name: blue, port: 8080 }] },
            { name: away, matches: [{ path: { value: /v1/statement } }], filters: [{ type: RequestRedirect, requestRedirect: { hostname: blue.example.com, statusCode: 307 } }] }
            """).Replace("rules:", "hostnames: [example.com], rules:")
            + "---\n" + Ask.Route("blue", "{ name: all, backendRefs: [{ name: TARGET, port: 8080 }] }", "hostnames: [blue.example.com]");
        Assert.EndsWith(
            "a GET there is redirected (307) to http://blue.example.com, and there goes by rule all of HTTPRoute ns/blue to blue alone: every follow-up reaches the coordinator that owns the query",
            Of(yaml.Replace("TARGET", "blue"), "POST http://example.com/v1/statement")[0]);
        Assert.EndsWith(
            "is redirected (307) to http://blue.example.com, and there goes by rule all of HTTPRoute ns/blue to green, never to blue: the query fails (404, query not found)",
            Of(yaml.Replace("TARGET", "green"), "POST http://example.com/v1/statement")[0]);
    }

    [Fact]
    public void A_redirect_without_end_is_given_up()
    {
        var followUp = Of(
            Ask.Rules("""
                { matches: [{ path: { type: Exact, value: /v1/statement } }], backendRefs: [{ name: blue, port: 8080 }] },
                { name: loop, filters: [{ type: RequestRedirect, requestRedirect: { path: { type: ReplaceFullPath, replaceFullPath: /again } } }] }
                """),
            "POST http://example.com/v1/statement")[0];
        Assert.EndsWith("is answered 302 by rule loop of HTTPRoute ns/route: the query fails", followUp);
        Assert.Equal(5, followUp.Split("is redirected (302) to http://example.com/again, and there").Length - 1);
    }

    [Theory]
    [InlineData("", "a GET there is answered 404: the query fails")]
    [InlineData(", { name: bare, matches: [{ path: { value: /v1 } }], backendRefs: [{ name: blue, port: 1 }] }", "a GET there goes by rule bare of HTTPRoute ns/route to blue alone")]
    [InlineData(", { name: twice, matches: [{ path: { value: /v1 } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /trino/v1 } } }], backendRefs: [{ name: blue, port: 1 }] }", $"a GET there reaches blue by rule twice of HTTPRoute ns/route as /trino{Entry}, which is no follow-up: the query fails")]
    public void A_prefix_that_was_stripped_is_lost(string more, string outcome)
    {
        var yaml = Ask.Rules($$"""
            { matches: [{ path: { value: /trino } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }], backendRefs: [{ name: blue, port: 1 }] }{{more}}
            """);
        Assert.Contains($"blue (100 %) names http://example.com in its nextUri (from Host); {outcome}", Of(yaml, "POST http://example.com/trino/v1/statement")[0]);
        Assert.StartsWith("this is a follow-up: it is answered if blue (100 %)", Of(yaml, $"GET http://example.com/trino{Entry}")[0]);
    }

    [Fact]
    public void A_prefix_that_is_told_is_kept() => Assert.Contains(
        "blue (100 %) names http://example.com/trino in its nextUri (from Host); a GET there goes by rule #0 of HTTPRoute ns/route to blue alone",
        Of(
            Ask.Rules("""
                { matches: [{ path: { value: /trino } }], filters: [
                    { type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } },
                    { type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: X-Forwarded-Prefix, value: trino }] } }], backendRefs: [{ name: blue, port: 1 }] }
                """),
            "POST http://example.com/trino/v1/statement")[0]);

    [Fact]
    public void A_Host_that_is_set_is_named_in_nextUri() => Assert.Contains(
        "names http://inner.example in its nextUri (from Host)",
        Of(
            Ask.Rules("{ filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: Host, value: inner.example }] } }], backendRefs: [{ name: blue, port: 1 }] }"),
            "POST http://example.com/v1/statement")[0]);

    [Fact]
    public void A_backend_that_is_not_served_names_nothing_and_loses_its_share()
    {
        var followUp = Assert.Single(Of(
            Ask.Rules("{ name: half, backendRefs: [{ name: blue, port: 1, namespace: far }, { name: store, kind: Bucket, group: example.com }] }"),
            "POST http://example.com/v1/statement"));
        Assert.Contains("far/blue (50 %) names", followUp);
        Assert.Contains("a GET there is split again by rule half of HTTPRoute ns/route: 50 % reach far/blue", followUp);
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
