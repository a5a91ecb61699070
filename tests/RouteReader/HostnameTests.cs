namespace TrinoInfra.Tests.RouteReader;

public sealed class HostnameTests
{
    private static readonly string Intersecting = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: gateway, namespace: ns }
        spec:
          gatewayClassName: istio
          listeners:
            - { name: one, port: 80, protocol: HTTP, hostname: very.specific.com }
            - { name: two, port: 80, protocol: HTTP, hostname: "*.wildcard.io" }
            - { name: three, port: 80, protocol: HTTP, hostname: "*.anotherwildcard.io" }
        ---

        """
        + Ask.Route("a", Path("/s1"), "hostnames: [non.matching.com, '*.nonmatchingwildcard.io', very.specific.com]") + "---\n"
        + Ask.Route("b", Path("/s2"), "hostnames: [non.matching.com, wildcard.io, foo.wildcard.io, foo.bar.wildcard.io]") + "---\n"
        + Ask.Route("c", Path("/s3"), "hostnames: [non.matching.com, '*.specific.com']") + "---\n"
        + Ask.Route("d", Path("/s4"), "hostnames: ['*.anotherwildcard.io']") + "---\n"
        + Ask.Route("e", Path("/s5"), "hostnames: [specific.but.wrong.com, wildcard.io]");

    private static readonly string Isolated = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: gateway, namespace: ns }
        spec:
          gatewayClassName: istio
          listeners:
            - { name: any, port: 80, protocol: HTTP }
            - { name: wide, port: 80, protocol: HTTP, hostname: "*.example.com" }
            - { name: narrow, port: 80, protocol: HTTP, hostname: "*.foo.example.com" }
            - { name: exact, port: 80, protocol: HTTP, hostname: abc.foo.example.com }
        ---

        """
        + string.Join("---\n", new[] { "any", "wide", "narrow", "exact" }.Select(section => Ask.Route(section, Path($"/{section}"))
            .Replace("{ name: gateway }", $"{{ name: gateway, sectionName: {section} }}")));

    [Theory]
    [InlineData("very.specific.com/s1", "s1")]
    [InlineData("VERY.specific.COM/s1", "s1")]
    [InlineData("non.matching.com/s1", "404")]
    [InlineData("foo.nonmatchingwildcard.io/s1", "404")]
    [InlineData("very.specific.com/other", "404")]
    [InlineData("foo.wildcard.io/s2", "s2")]
    [InlineData("foo.bar.wildcard.io/s2", "s2")]
    [InlineData("bar.wildcard.io/s2", "404")]
    [InlineData("wildcard.io/s2", "404")]
    [InlineData("very.specific.com/s3", "s3")]
    [InlineData("foo.specific.com/s3", "404")]
    [InlineData("foo.anotherwildcard.io/s4", "s4")]
    [InlineData("foo.bar.anotherwildcard.io/s4", "s4")]
    [InlineData("anotherwildcard.io/s4", "404")]
    [InlineData("specific.but.wrong.com/s5", "404")]
    [InlineData("wildcard.io/s5", "404")]
    public void A_route_serves_the_hosts_it_has_in_common_with_the_listener(string url, string backend) =>
        Assert.Equal(backend, Ask.Backend(Intersecting, $"GET http://{url}"));

    [Theory]
    [InlineData("bar.com", "any")]
    [InlineData("bar.example.com", "wide")]
    [InlineData("bar.foo.example.com", "narrow")]
    [InlineData("abc.foo.example.com", "exact")]
    public void Only_the_most_specific_listener_sees_the_request(string host, string listener)
    {
        foreach (var path in new[] { "any", "wide", "narrow", "exact" })
            Assert.Equal(path == listener ? path : "404", Ask.Backend(Isolated, $"GET http://{host}/{path}"));
    }

    [Theory]
    [InlineData("GET http://a.example.com/", "exact")]
    [InlineData("GET http://a.sub.example.com/", "longer")]
    [InlineData("GET http://b.example.com/", "shorter")]
    [InlineData("GET http://example.com/", "any")]
    [InlineData("GET http://a.example.com/only-shorter", "404")]
    public void The_most_specific_hostname_decides_and_wider_ones_are_not_asked(string line, string backend)
    {
        var yaml = Ask.Rules("{ backendRefs: [{ name: any, port: 1 }] }") + "---\n"
            + Ask.Route("w", "{ matches: [{ path: { type: Exact, value: / } }], backendRefs: [{ name: shorter, port: 1 }] }, { matches: [{ path: { value: /only-shorter } }], backendRefs: [{ name: shorter, port: 1 }] }", "hostnames: ['*.example.com']") + "---\n"
            + Ask.Route("x", "{ backendRefs: [{ name: longer, port: 1 }] }", "hostnames: ['*.sub.example.com']") + "---\n"
            + Ask.Route("z", "{ matches: [{ path: { type: Exact, value: / } }], backendRefs: [{ name: exact, port: 1 }] }", "hostnames: [a.example.com]");
        Assert.Equal(backend, Ask.Backend(yaml, line));
        if (backend == "404")
            Assert.Contains("*.example.com, any host, which are not asked", string.Join(" ", Ask.Decide(yaml, line).Why));
    }

    [Fact]
    public void The_host_header_takes_the_place_of_the_urls_host_and_its_port_is_ignored()
    {
        var decision = Ask.Decide(Intersecting, "GET http://10.0.0.1/s1", "Host: very.specific.com:1234");
        Assert.Equal("one", decision.Listener!.Name);
        Assert.Equal("very.specific.com:1234", Assert.Single(decision.Shares).Host);
    }

    [Fact]
    public void An_unknown_host_is_a_404_that_names_the_known_ones()
    {
        var yaml = Ask.Rules("{ backendRefs: [{ name: b, port: 1 }] }").Replace("rules:", "hostnames: [known.example.com], rules:");
        var decision = Ask.Decide(yaml, "GET http://unknown.example.com/");
        Assert.Equal(404, decision.Status);
        Assert.Equal("http", decision.Listener!.Name);
        Assert.Null(decision.Route);
        Assert.Contains("for unknown.example.com, only for known.example.com", string.Join(" ", decision.Why));
    }

    private static string Path(string path) =>
        $"{{ matches: [{{ path: {{ value: {path} }} }}], backendRefs: [{{ name: {path[1..]}, port: 1 }}] }}";
}
