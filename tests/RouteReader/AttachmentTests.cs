namespace TrinoInfra.Tests.RouteReader;

public sealed class AttachmentTests
{
    private const string Rule = "{ backendRefs: [{ name: b, port: 1 }] }";

    [Theory]
    [InlineData("{ name: gateway }", "b")]
    [InlineData("{ name: gateway, namespace: ns, group: gateway.networking.k8s.io, kind: Gateway }", "b")]
    [InlineData("{ name: gateway, sectionName: http }", "b")]
    [InlineData("{ name: gateway, port: 80 }", "b")]
    [InlineData("{ name: gateway, sectionName: http, port: 80 }", "b")]
    [InlineData("{ name: gateway, sectionName: https }", "404")]
    [InlineData("{ name: gateway, port: 81 }", "404")]
    [InlineData("{ name: gateway, sectionName: http, port: 81 }", "404")]
    [InlineData("{ name: gateway, namespace: other }", "404")]
    [InlineData("{ name: other }", "404")]
    [InlineData("{ name: gateway, kind: Service, group: '' }", "404")]
    [InlineData("{ name: gateway, sectionName: https }, { name: gateway, sectionName: http, port: 80 }", "b")]
    public void A_parent_reference_selects_the_listener(string parents, string backend) => Assert.Equal(
        backend, Ask.Backend(Ask.Rules(Rule).Replace("{ name: gateway }", parents), "GET http://host/"));

    [Theory]
    [InlineData("{ namespaces: { from: Same } }", "b", "404")]
    [InlineData("{ namespaces: { from: All } }", "b", "b")]
    [InlineData("{ namespaces: { from: Selector, selector: { matchLabels: { kubernetes.io/metadata.name: ns } } } }", "b", "404")]
    [InlineData("{ namespaces: { from: Selector, selector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [ns] }] } } }", "404", "b")]
    [InlineData("{ namespaces: { from: Selector, selector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: Exists }] } } }", "b", "b")]
    [InlineData("{ namespaces: { from: Selector, selector: { matchLabels: { team: a, kubernetes.io/metadata.name: ns } } } }", "b", "404")]
    [InlineData("{ namespaces: { from: Selector, selector: {} } }", "b", "b")]
    [InlineData("{ kinds: [{ kind: HTTPRoute }] }", "b", "404")]
    [InlineData("{ kinds: [{ kind: GRPCRoute }] }", "404", "404")]
    [InlineData("{ kinds: [{ kind: HTTPRoute, group: example.com }] }", "404", "404")]
    public void Allowed_routes_decide_who_attaches(string allowed, string same, string other)
    {
        var yaml = Ask.Rules(Rule).Replace("protocol: HTTP }", $"protocol: HTTP, allowedRoutes: {allowed} }}");
        Assert.Equal(same, Ask.Backend(yaml, "GET http://host/"));
        var foreign = yaml.Replace("{ name: route, namespace: ns }", "{ name: route, namespace: elsewhere }")
            .Replace("[{ name: gateway }]", "[{ name: gateway, namespace: ns }]");
        Assert.Equal(other, Ask.Backend(foreign, "GET http://host/"));
    }

    [Fact]
    public void A_selector_cannot_be_known_and_the_note_says_so()
    {
        var yaml = Ask.Rules(Rule).Replace("protocol: HTTP }", "protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: a } } } } }");
        Assert.Contains("selects namespaces by label", Assert.Single(Ask.Decide(yaml, "GET http://host/").Notes));
    }

    [Theory]
    [InlineData("{ name: gateway }", "Accepted", "False", "404")]
    [InlineData("{ name: gateway }", "Accepted", "True", "b")]
    [InlineData("{ name: gateway }", "ResolvedRefs", "False", "b")]
    [InlineData("{ name: gateway, namespace: ns, sectionName: http, port: 80 }", "Accepted", "False", "404")]
    [InlineData("{ name: gateway, sectionName: https }", "Accepted", "False", "b")]
    [InlineData("{ name: other }", "Accepted", "False", "b")]
    public void Where_a_selector_decides_the_status_tells(string parent, string type, string status, string backend)
    {
        var yaml = WithStatus(parent, type, status)
            .Replace("protocol: HTTP }", "protocol: HTTP, allowedRoutes: { namespaces: { from: Selector } } }");
        Assert.Equal(backend, Ask.Backend(yaml, "GET http://host/"));
        if (backend == "404")
            Assert.Contains(
                "HTTPRoute ns/route does not attach to listener http: its status says Accepted=False (NotAllowedByListeners)",
                Ask.Decide(yaml, "GET http://host/").Why);
    }

    [Theory]
    [InlineData("{ name: gateway }", "Accepted", "False", true)]
    [InlineData("{ name: gateway }", "ResolvedRefs", "False", true)]
    [InlineData("{ name: gateway }", "Accepted", "True", false)]
    [InlineData("{ name: gateway }", "Programmed", "False", false)]
    [InlineData("{ name: other }", "Accepted", "False", false)]
    public void What_the_status_says_against_the_winner_is_noted(string parent, string type, string status, bool isNoted)
    {
        IEnumerable<string> note = isNoted ? [$"HTTPRoute ns/route: its status says {type}=False (NotAllowedByListeners)"] : [];
        var yaml = WithStatus(parent, type, status);
        Assert.Equal(note, Ask.Decide(yaml, "GET http://host/").Notes);
        Assert.Equal(note, Ask.Decide(yaml[yaml.IndexOf("---")..], "GET http://host/").Notes);
    }

    [Theory]
    [InlineData("{ name: gateway, sectionName: https }", "listener https")]
    [InlineData("{ name: gateway, port: 8080 }", "port 8080")]
    [InlineData("{ name: gateway, sectionName: web, port: 8080 }", "listener web on port 8080")]
    [InlineData("{ name: gateway, sectionName: https }, { name: other, port: 81 }", "listener https and port 81")]
    public void Without_a_gateway_a_404_names_the_listeners_that_do_not_fit(string parents, string names) => Assert.Contains(
        $"HTTPRoute ns/route names {names}, and the request comes by http on port 80",
        Ask.Decide(Ask.Route("route", Rule).Replace("{ name: gateway }", parents), "GET http://host/").Why);

    [Fact]
    public void A_404_names_the_routes_that_do_not_attach()
    {
        var yaml = Ask.Rules(Rule).Replace("[{ name: gateway }]", "[{ name: gateway, port: 81 }]");
        Assert.Contains(
            "HTTPRoute ns/route does not attach to listener http: its parentRef names another port",
            Ask.Decide(yaml, "GET http://host/").Why);
        yaml = Ask.Rules(Rule).Replace("[{ name: gateway }]", "[{ name: other }]");
        Assert.Contains(
            "HTTPRoute ns/route refers to no Gateway among the documents", Ask.Decide(yaml, "GET http://host/").Why);
    }

    [Theory]
    [InlineData("GET http://host/", "b", "http")]
    [InlineData("GET https://host/", "404", null)]
    [InlineData("GET https://host:80/", "404", null)]
    [InlineData("GET http://host:8080/", "b", "http")]
    public void The_listener_follows_from_scheme_and_port(string line, string backend, string? listener)
    {
        Assert.Equal(backend, Ask.Backend(Ask.Rules(Rule), line));
        Assert.Equal(listener, Ask.Decide(Ask.Rules(Rule), line).Listener?.Name);
    }

    [Fact]
    public void A_port_of_no_listener_is_taken_for_a_mapped_one_and_the_note_says_so()
    {
        var yaml = Ask.Rules("{ filters: [{ type: RequestRedirect, requestRedirect: { hostname: other.example.com } }] }");
        Assert.Empty(Ask.Decide(yaml, "GET http://host/").Notes);
        var notes = Ask.Decide(yaml, "GET http://host:30080/").Notes;
        Assert.Contains(notes, note => note.Contains("no listener is on port 30080"));
        Assert.Contains(notes, note => note == "the redirect sets no port, so the client that came by 30080 is sent to 80");
    }

    [Theory]
    [InlineData("GET http://host:30080/", "path: { type: ReplaceFullPath, replaceFullPath: /x }", "http://host/x", "is sent to 80; Istio keeps the port of the Host header and sends it to 30080")]
    [InlineData("GET http://host:30080/", "scheme: https", "https://host/", "is sent to 443; Istio keeps the port of the Host header and sends it to 30080")]
    [InlineData("GET http://host:8080/", "scheme: https", "https://host/", "is sent to 443; Istio keeps the port of the Host header and sends it to 8080")]
    [InlineData("GET http://host:8080/", "statusCode: 301", "http://host:8080/", null)]
    [InlineData("GET http://host:30080/", "port: 30080", "http://host:30080/", null)]
    [InlineData("GET http://host/", "scheme: https", "https://host/", null)]
    public void Where_Istio_keeps_a_port_that_a_redirect_loses_the_note_says_so(string line, string redirect, string location, string? note)
    {
        var yaml = Ask.Rules($"{{ filters: [{{ type: RequestRedirect, requestRedirect: {{ {redirect} }} }}] }}")
            .Replace("- { name: http,", "- { name: other, port: 8080, protocol: HTTP }\n    - { name: http,");
        var decision = Ask.Decide(yaml, line);
        Assert.Equal(location, decision.Redirect!.Location);
        var found = decision.Notes.FirstOrDefault(each => each.StartsWith("the redirect sets no port"));
        Assert.Equal(note, found?[found.IndexOf("is sent")..]);
    }

    [Fact]
    public void Ports_of_listeners_are_told_apart()
    {
        var yaml = Ask.Rules("{ backendRefs: [{ name: first, port: 1 }] }")
            .Replace("- { name: http,", "- { name: other, port: 8080, protocol: HTTP }\n    - { name: http,")
            .Replace("[{ name: gateway }]", "[{ name: gateway, sectionName: http }]")
            + "---\n" + Ask.Route("second", "{ backendRefs: [{ name: second, port: 1 }] }").Replace("[{ name: gateway }]", "[{ name: gateway, port: 8080 }]");
        Assert.Equal("first", Ask.Backend(yaml, "GET http://host/"));
        Assert.Equal("second", Ask.Backend(yaml, "GET http://host:8080/"));
    }

    [Theory]
    [InlineData("GET http://host/", "http", "plain")]
    [InlineData("GET https://host/", "https", "secure")]
    [InlineData("GET https://host:8443/", "https", "secure")]
    public void Without_a_gateway_the_listener_follows_from_the_url(string line, string listener, string backend)
    {
        var yaml = Ask.Route("plain", "{ backendRefs: [{ name: plain, port: 1 }] }").Replace("[{ name: gateway }]", "[{ name: gateway, sectionName: http }]")
            + "---\n" + Ask.Route("secure", "{ backendRefs: [{ name: secure, port: 1 }] }").Replace("[{ name: gateway }]", "[{ name: gateway, sectionName: https }]");
        var decision = Ask.Decide(yaml, line);
        Assert.Equal(listener, decision.Listener!.Name);
        Assert.Null(decision.Gateway);
        Assert.Equal(backend, Ask.Backend(yaml, line));
    }

    [Fact]
    public void Of_several_gateways_the_one_that_names_the_host_takes_it_and_the_others_are_noted()
    {
        var yaml = Ask.Rules("{ backendRefs: [{ name: any, port: 1 }] }") + "---\n"
            + Ask.Rules("{ backendRefs: [{ name: named, port: 1 }] }")
                .Replace("name: gateway", "name: second").Replace("name: route", "name: second").Replace("protocol: HTTP }", "protocol: HTTP, hostname: named.example.com }");
        Assert.Equal("any", Ask.Backend(yaml, "GET http://other.example.com/"));
        var decision = Ask.Decide(yaml, "GET http://named.example.com/");
        Assert.Equal("ns/second", decision.Gateway!.FullName);
        Assert.Contains("listener http of Gateway ns/gateway would take the request too", Assert.Single(decision.Notes));
    }

    [Fact]
    public void Of_several_gateways_one_with_a_rule_for_the_request_comes_before_one_that_names_the_host()
    {
        var yaml = Ask.Rules(Rule) + "---\n" + """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: second, namespace: ns }
            spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: '*.example.com' }] }
            """;
        var decision = Ask.Decide(yaml, "GET http://named.example.com/");
        Assert.Equal("ns/gateway", decision.Gateway!.FullName);
        Assert.Contains("listener http of Gateway ns/second would take the request too, if the host resolves to its address: 404", decision.Notes);
    }

    private static string WithStatus(string parent, string type, string status) =>
        Ask.Rules(Rule) + $$"""
            status: { parents: [{ controllerName: c/d, parentRef: {{parent}}, conditions: [
              { type: {{type}}, status: '{{status}}', reason: NotAllowedByListeners, message: m, observedGeneration: 1, lastTransitionTime: '2026-01-01T00:00:00Z' }] }] }
            """;

    [Fact]
    public void No_documents_at_all_are_a_404() => Assert.Equal(404, Ask.Decide("", "GET http://host/").Status);
}
