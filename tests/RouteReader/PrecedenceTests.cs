namespace TrinoInfra.Tests.RouteReader;

public sealed class PrecedenceTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: gateway, namespace: ns }
        spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }] }
        ---

        """;

    private const string Slash = "{ backendRefs: [{ name: NAME, port: 1 }] }";

    [Theory]
    [InlineData("example.com/", "part1")]
    [InlineData("example.com/example", "part1")]
    [InlineData("example.net/example", "part1")]
    [InlineData("example.com/v2", "part2")]
    [InlineData("example.net/v2", "part1")]
    [InlineData("example.com/v2/example", "part2")]
    [InlineData("example.com/", "part2", "Version: two")]
    public void Routes_of_the_same_hostname_are_one(string url, string backend, params string[] headers)
    {
        var yaml = Gateway
            + Ask.Route("part1", "{ matches: [{ path: { value: / } }, { headers: [{ name: version, value: one }] }], backendRefs: [{ name: part1, port: 1 }] }", "hostnames: [example.com, example.net]")
            + "---\n"
            + Ask.Route("part2", "{ matches: [{ path: { value: /v2 } }, { headers: [{ name: version, value: two }] }], backendRefs: [{ name: part2, port: 1 }] }", "hostnames: [example.com]");
        Assert.Equal(backend, Ask.Backend(yaml, $"GET http://{url}", headers));
    }

    [Theory]
    [InlineData("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "b", "the older one")]
    [InlineData("2026-01-02T00:00:00Z", "", "a", "the older one")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", "a", "first by namespace, then name")]
    [InlineData("", "", "a", "first by namespace, then name")]
    public void Of_equal_matches_the_older_route_wins_then_the_first_by_name(
        string createdA, string createdB, string winner, string why)
    {
        var yaml = Gateway
            + Ask.Route("b", Slash.Replace("NAME", "b"), created: createdB) + "---\n"
            + Ask.Route("a", Slash.Replace("NAME", "a"), created: createdA);
        Assert.Equal(winner, Ask.Backend(yaml, "GET http://host/"));
        Assert.Contains(why, Assert.Single(Ask.Decide(yaml, "GET http://host/").RunnersUp).Why);
    }

    [Fact]
    public void Namespaces_compare_before_names()
    {
        var yaml = Gateway
            + Ask.Route("z", Slash.Replace("NAME", "plain")).Replace("{ name: gateway }", "{ name: gateway, namespace: ns }") + "---\n"
            + Ask.Route("a", Slash.Replace("NAME", "dashed")).Replace("namespace: ns", "namespace: ns-b").Replace("{ name: gateway }", "{ name: gateway, namespace: ns }");
        // Though as one text "ns-b/a" sorts before "ns/z".
        Assert.Equal("plain", Ask.Backend(yaml, "GET http://host/"));
    }

    [Fact]
    public void Within_a_route_the_first_rule_wins()
    {
        var yaml = Ask.Rules("""
            { name: first, matches: [{ headers: [{ name: a, value: x }] }], backendRefs: [{ name: first, port: 1 }] },
            { name: second, matches: [{ headers: [{ name: b, value: x }] }], backendRefs: [{ name: second, port: 1 }] }
            """);
        var decision = Ask.Decide(yaml, "GET http://host/", "a: x", "b: x");
        Assert.Equal("first", decision.Rule!.Name);
        Assert.Equal((0, 0), (decision.RuleIndex, decision.MatchIndex));
        var loser = Assert.Single(decision.RunnersUp);
        Assert.Equal("second", loser.Rule.Name);
        Assert.Contains("first in the route", loser.Why);
    }

    [Fact]
    public void Each_rule_that_lost_says_why_and_each_that_does_not_match_says_why_not()
    {
        var yaml = Ask.Rules("""
            { name: any, backendRefs: [{ name: b, port: 1 }] },
            { name: short, matches: [{ path: { value: /a } }], backendRefs: [{ name: b, port: 1 }] },
            { name: long, matches: [{ path: { value: /a/b } }], backendRefs: [{ name: b, port: 1 }] },
            { name: method, matches: [{ path: { value: /a/b }, method: GET }], backendRefs: [{ name: b, port: 1 }] },
            { name: header, matches: [{ path: { value: /a/b }, method: GET, headers: [{ name: h, value: x }] }], backendRefs: [{ name: b, port: 1 }] },
            { name: query, matches: [{ path: { value: /a/b }, method: GET, headers: [{ name: h, value: x }], queryParams: [{ name: q, value: x }] }], backendRefs: [{ name: b, port: 1 }] },
            { name: exact, matches: [{ path: { type: Exact, value: /a/b } }], backendRefs: [{ name: b, port: 1 }] },
            { name: none, matches: [{ path: { type: Exact, value: /a/b }, headers: [{ name: h, value: 'y' }] }, { method: PUT }], backendRefs: [{ name: b, port: 1 }] }
            """);
        var decision = Ask.Decide(yaml, "GET http://host/a/b?q=x", "h: x");
        Assert.Equal("exact", decision.Rule!.Name);
        Assert.Equal(["query", "header", "method", "long", "short", "any"], decision.RunnersUp.Select(other => other.Rule.Name));
        Assert.All(decision.RunnersUp, other => Assert.Contains("type Exact", other.Why));
        Assert.Equal("header h is 'x', not 'y'; method GET is not PUT", Assert.Single(decision.Misses).Why);
        Assert.Equal("it matches 1 query parameter, the other 0", Why("GET http://host/a/b/c?q=x", "header"));
        Assert.Equal("its path /a/b is longer than /a", Why("GET http://host/a/b/c?q=x", "short"));
        Assert.Equal("the other takes everything", Why("GET http://host/a/b/c?q=x", "any"));

        string Why(string line, string rule) =>
            Ask.Decide(yaml, line, "h: x").RunnersUp.Single(other => other.Rule.Name == rule).Why;
    }
}
