using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.Tests.RouteReader;

public sealed class EffectTests
{
    private const string Modifier = """
        { type: RequestHeaderModifier, requestHeaderModifier: {
            set: [{ name: X-Set, value: set }, { name: X-Set-2, value: set2 }],
            add: [{ name: X-Add, value: 'added' }],
            remove: [X-Remove] } }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Request_headers_are_set_added_and_removed_without_case(bool onRule)
    {
        var yaml = Ask.Rules(onRule
            ? $"{{ filters: [{Modifier}], backendRefs: [{{ name: b, port: 1 }}] }}"
            : $"{{ backendRefs: [{{ name: b, port: 1, filters: [{Modifier}] }}] }}");
        var headers = Assert.Single(Ask.Decide(
            yaml, "GET http://host/", "x-set: mine", "X-SET: again", "x-add: mine", "X-Remove: mine", "x-remove: mine", "Other: kept").Shares).RequestHeaders;
        Assert.Equal("set", headers["X-Set"]);
        Assert.Equal("set2", headers["X-Set-2"]);
        Assert.Equal("mine,added", headers["X-Add"]);
        Assert.False(headers.Has("X-Remove"));
        Assert.Equal("kept", headers["Other"]);
    }

    [Fact]
    public void Of_several_backends_the_rules_filters_come_last_and_a_clash_is_noted()
    {
        var yaml = Ask.Rules($$"""
            { filters: [{{Modifier}}], backendRefs: [
              { name: a, port: 1, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-set, value: a }], add: [{ name: X-Mine, value: a }] } }] },
              { name: b, port: 1, weight: 3 }] }
            """);
        var decision = Ask.Decide(yaml, "GET http://host/");
        Assert.Equal(["set", "set"], decision.Shares.Select(share => share.RequestHeaders["X-Set"]));
        Assert.Equal(["a", null], decision.Shares.Select(share => share.RequestHeaders["X-Mine"]));
        Assert.Equal([25, 75], decision.Shares.Select(share => share.Percent));
        Assert.Equal(
            "header x-set is modified by the rule and by backend ns/a, which the API leaves undefined: in Istio the rule comes last",
            Assert.Single(decision.Notes));
    }

    [Fact]
    public void An_only_backends_filters_are_joined_to_the_rules_and_come_last()
    {
        var yaml = Ask.Rules($$"""
            { filters: [{{Modifier}}], backendRefs: [
              { name: a, port: 1, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-set, value: a }], add: [{ name: X-Add, value: a }], remove: [X-Set-2] } }] },
              { name: idle, port: 1, weight: 0 }] }
            """);
        var decision = Ask.Decide(yaml, "GET http://host/");
        var headers = decision.Shares[0].RequestHeaders;
        // What is removed is removed first, so the rule's X-Set-2 remains.
        Assert.Equal(("a", "added,a", "set2"), (headers["X-Set"], headers["X-Add"], headers["X-Set-2"]));
        Assert.Contains(decision.Notes, note => note.EndsWith("in Istio the backend comes last"));
    }

    [Theory]
    [InlineData("rule", "", "set", "rule.example")]
    [InlineData("", "backend", "set", "backend.example")]
    [InlineData("", "backend", "add", "backend.example")]
    [InlineData("rule", "backend", "set", "rule.example")]
    [InlineData("", "", "set", "host:8080")]
    public void A_Host_that_is_modified_is_the_Host_and_no_header(string rule, string backend, string how, string host)
    {
        static string Filters(string name, string how) => name.Length == 0
            ? "[]"
            : $"[{{ type: RequestHeaderModifier, requestHeaderModifier: {{ {how}: [{{ name: host, value: {name}.example }}], remove: [Host] }} }}]";
        foreach (var other in new[] { "", ", { name: c, port: 1 }" })
        {
            var share = Ask.Decide(
                Ask.Rules($"{{ filters: {Filters(rule, how)}, backendRefs: [{{ name: b, port: 1, filters: {Filters(backend, how)} }}{other}] }}"),
                "GET http://host:8080/").Shares[0];
            Assert.Equal((host, false), (share.Host, share.RequestHeaders.Has("Host")));
        }
    }

    [Fact]
    public void A_rewritten_hostname_comes_before_a_Host_that_is_set()
    {
        var share = Assert.Single(Ask.Decide(
            Ask.Rules("""
                { filters: [{ type: URLRewrite, urlRewrite: { hostname: rewritten.example } }, { type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: Host, value: set.example }] } }],
                  backendRefs: [{ name: b, port: 1 }] }
                """),
            "GET http://host/").Shares);
        Assert.Equal("rewritten.example", share.Host);
    }

    [Fact]
    public void The_forwarded_protocol_is_the_gateways_own_before_anything_matches()
    {
        var yaml = Ask.Rules("{ matches: [{ headers: [{ name: X-Forwarded-Proto, value: http }] }], backendRefs: [{ name: b, port: 1 }] }");
        var share = Assert.Single(Ask.Decide(yaml, "GET http://host/", "X-Forwarded-Proto: https", "X-Forwarded-Host: forged").Shares);
        Assert.Equal("http", share.RequestHeaders["X-Forwarded-Proto"]);
        Assert.Equal("forged", share.RequestHeaders["X-Forwarded-Host"]);
    }

    [Fact]
    public void Response_modifiers_apply_the_rules_first_and_cookies_stay_apart()
    {
        var yaml = Ask.Rules("""
            { filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: A, value: rule }], remove: [Server] } }],
              backendRefs: [{ name: b, port: 1, filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: A, value: backend }], add: [{ name: Set-Cookie, value: two=2 }] } }] }] }
            """);
        var share = Assert.Single(Ask.Decide(yaml, "GET http://host/").Shares);
        HeaderFields answer = [new("Server", "x"), new("Set-Cookie", "one=1")];
        var modified = share.ModifyResponse(answer);
        Assert.Equal(
            [new("Set-Cookie", "one=1"), new("A", "backend"), new HeaderField("Set-Cookie", "two=2")], modified);
    }

    [Theory]
    [InlineData("[{ name: a, port: 1, weight: 0 }, { name: b, port: 1, weight: 0 }]", 500)]
    [InlineData("[{ name: a, port: 1, weight: 0 }, { name: b, port: 1 }]", 200)]
    [InlineData("[{ name: a, kind: Bucket, group: example.com }]", 500)]
    [InlineData("[{ name: a, kind: Bucket, group: example.com }, { name: b, port: 1 }]", 200)]
    [InlineData("[{ name: a, kind: Bucket, group: example.com }, { name: b, port: 1, weight: 0 }]", 500)]
    [InlineData("[{ name: a, port: 1, group: example.com }]", 500)]
    [InlineData("[{ name: a, port: 1, kind: Service, group: '' }]", 200)]
    [InlineData("[{ name: a, port: 1, kind: ServiceImport }]", 500)]
    [InlineData("[{ name: a, port: 1, kind: ServiceImport, group: multicluster.x-k8s.io }]", 200)]
    [InlineData("[{ name: a.example.com, port: 1, kind: Hostname, group: networking.istio.io }]", 200)]
    [InlineData("[{ name: a, kind: InferencePool, group: inference.networking.k8s.io }]", 200)]
    [InlineData("[{ name: a, kind: InferencePool, group: inference.networking.x-k8s.io }]", 500)]
    [InlineData("[]", 404)]
    public void A_rule_without_a_usable_backend_is_an_error(string backends, int status) =>
        Assert.Equal(status, Ask.Decide(Ask.Rules($"{{ backendRefs: {backends} }}"), "GET http://host/").Status);

    [Fact]
    public void Backends_of_weight_0_are_listed_and_get_nothing()
    {
        var decision = Ask.Decide(
            Ask.Rules("{ backendRefs: [{ name: a, port: 1, weight: 0 }, { name: b, port: 1, weight: 1000000 }, { name: c, port: 1, weight: 1000000 }] }"),
            "GET http://host/");
        Assert.Equal([0, 50, 50], decision.Shares.Select(share => share.Percent));
    }

    [Theory]
    [InlineData("{ type: RequestMirror, requestMirror: { backendRef: { name: m, port: 2 } } }", 100)]
    [InlineData("{ type: RequestMirror, requestMirror: { backendRef: { name: m, port: 2 }, percent: 20 } }", 20)]
    [InlineData("{ type: RequestMirror, requestMirror: { backendRef: { name: m, port: 2 }, fraction: { numerator: 1, denominator: 8 } } }", 12.5)]
    [InlineData("{ type: RequestMirror, requestMirror: { backendRef: { name: m, port: 2 }, fraction: { numerator: 50 } } }", 50)]
    public void Mirrors_get_their_share_and_there_may_be_several(string filter, double percent)
    {
        var decision = Ask.Decide(
            Ask.Rules($"{{ filters: [{filter}, {filter.Replace("name: m", "name: o")}], backendRefs: [{{ name: b, port: 1 }}] }}"), "GET http://host/");
        Assert.Equal([new("Service", "ns", "m", 2, percent), new Mirror("Service", "ns", "o", 2, percent)], decision.Mirrors);
        Assert.Equal(200, decision.Status);
    }

    [Theory]
    [InlineData("request: 300s, backendRequest: 280s", "280s", "timeouts.backendRequest")]
    [InlineData("request: 300s", "300s", "timeouts.request")]
    [InlineData("backendRequest: 1m30s", "1m30s", "timeouts.backendRequest")]
    [InlineData("request: 300s, backendRequest: 0s", "300s", "timeouts.request")]
    [InlineData("request: 0s, backendRequest: 280s", "280s", "timeouts.backendRequest")]
    [InlineData("request: 0s", null, null)]
    [InlineData("", null, null)]
    public void The_backend_timeout_takes_effect_before_the_request_timeout(string timeouts, string? text, string? field)
    {
        var rules = $"{{ timeouts: {{ {timeouts} }}, backendRefs: [{{ name: b, port: 1 }}] }}";
        var timeout = Ask.Decide(Ask.Rules(rules), "GET http://host/").Timeout;
        Assert.Equal((text, field), (timeout?.Text, timeout?.Field));
    }

    [Fact]
    public void A_rule_that_retries_is_limited_by_its_request_timeout() => Assert.Equal(
        new EffectiveTimeout("300s", "timeouts.request"),
        Ask.Decide(
            Ask.Rules("{ retry: { attempts: 2 }, timeouts: { request: 300s, backendRequest: 280s }, backendRefs: [{ name: b, port: 1 }] }"),
            "GET http://host/").Timeout);

    [Theory]
    [InlineData("backendRequest: 10s", null)]
    [InlineData("request: 30s, backendRequest: 10s", "30s")]
    public void Of_a_rule_that_retries_each_attempt_is_limited(string timeouts, string? whole)
    {
        var decision = Ask.Decide(
            Ask.Rules($"{{ retry: {{ attempts: 2 }}, timeouts: {{ {timeouts} }}, backendRefs: [{{ name: b, port: 1 }}] }}"), "GET http://host/");
        Assert.Equal(whole, decision.Timeout?.Text);
        Assert.Equal(
            [
                "HTTPRoute ns/route: spec.rules[0].retry: it is of the experimental channel, which clusters with the standard one refuse",
                "each attempt is limited to 10s",
            ],
            decision.Notes);
    }

    [Fact]
    public void Where_no_backend_sees_the_request_there_is_no_copy_and_no_timeout()
    {
        const string Filters = "timeouts: { request: 1s }, filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: m, port: 2 } } }]";
        foreach (var backends in new[] { "[]", "[{ name: a, port: 1, weight: 0 }]", "[{ name: a, kind: Bucket, group: example.com }]" })
        {
            var decision = Ask.Decide(Ask.Rules($"{{ {Filters}, backendRefs: {backends} }}"), "GET http://host/");
            Assert.Empty(decision.Mirrors);
            Assert.Null(decision.Timeout);
        }
    }

    [Fact]
    public void A_mirror_of_another_kind_gets_no_copy()
    {
        var decision = Ask.Decide(
            Ask.Rules("{ filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: m, kind: Bucket, group: example.com } } }], backendRefs: [{ name: b, port: 1 }] }"),
            "GET http://host/");
        Assert.Empty(decision.Mirrors);
        Assert.Equal("mirror ns/m is of kind example.com/Bucket, which gateways do not serve: it gets no copy", Assert.Single(decision.Notes));
    }

    [Theory]
    [InlineData("{ backendRefs: [{ name: b, port: 1 }] }, { matches: [{ path: { value: /other } }], filters: [{ type: ExtensionRef, extensionRef: { name: x, kind: Limit, group: z } }] }", "filter ExtensionRef")]
    [InlineData("{ backendRefs: [{ name: b, port: 1, filters: [{ type: URLRewrite, urlRewrite: { hostname: a.b } }] }] }", "filter URLRewrite at a backend")]
    [InlineData("{ backendRefs: [{ name: b, port: 1, filters: [{ type: CORS, cors: {} }] }] }", "filter CORS at a backend")]
    [InlineData("{ backendRefs: [{ name: b, kind: Hostname, group: networking.istio.io }] }", "a networking.istio.io/Hostname without a port")]
    [InlineData("{ backendRefs: [{ name: b, kind: Hostname, group: networking.istio.io, port: 1, namespace: ns }] }", "a Hostname with a namespace")]
    [InlineData("{ backendRefs: [{ name: b.ns.svc.cluster.local, port: 1 }] }", "a Service by a name with dots")]
    [InlineData("{ backendRefs: [{ name: b, port: 1, filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { add: [{ name: a, value: \"b\\nc\" }] } }] }] }", "a header value with control characters")]
    public void What_a_gateway_may_not_know_is_noted_wherever_in_the_route_it_is(string rules, string doubt) => Assert.Equal(
        $"not every gateway knows {doubt}: Istio drops every rule of a route that has one",
        Assert.Single(Ask.Decide(Ask.Rules(rules), "GET http://host/").Notes));

    [Fact]
    public void A_backend_of_weight_0_is_none_to_doubt() => Assert.Empty(Ask.Decide(
        Ask.Rules("{ backendRefs: [{ name: a, port: 1 }, { name: b, port: 1, namespace: far, weight: 0, filters: [{ type: URLRewrite, urlRewrite: {} }] }] }"),
        "GET http://host/").Notes);

    [Theory]
    [InlineData("ExtensionRef, extensionRef: { name: x, kind: Limit, group: z }", "Istio drops every rule")]
    [InlineData("CORS, cors: { allowOrigins: ['*'] }", "CORS filter is not looked at")]
    public void Filters_that_are_not_carried_out_are_noted(string filter, string note) => Assert.Contains(
        note,
        Assert.Single(Ask.Decide(Ask.Rules($"{{ filters: [{{ type: {filter} }}], backendRefs: [{{ name: b, port: 1 }}] }}"), "GET http://host/").Notes));

    [Fact]
    public void A_backend_in_another_namespace_is_noted() => Assert.Equal(
        "backend far/b needs a ReferenceGrant in its namespace, which is not looked at: without one its share is answered 500",
        Assert.Single(Ask.Decide(Ask.Rules("{ backendRefs: [{ name: b, port: 1, namespace: far }] }"), "GET http://host/").Notes));
}
