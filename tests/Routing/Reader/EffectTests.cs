using TrinoInfra.Routing.Reader;

namespace TrinoInfra.Tests.Routing.Reader;

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
    public void The_backends_filters_come_after_the_rules_and_a_clash_is_noted()
    {
        var yaml = Ask.Rules($$"""
            { filters: [{{Modifier}}], backendRefs: [
              { name: a, port: 1, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-set, value: a }], add: [{ name: X-Mine, value: a }] } }] },
              { name: b, port: 1, weight: 3 }] }
            """);
        var decision = Ask.Decide(yaml, "GET http://host/");
        Assert.Equal(["a", "set"], decision.Shares.Select(share => share.RequestHeaders["X-Set"]));
        Assert.Equal(["a", null], decision.Shares.Select(share => share.RequestHeaders["X-Mine"]));
        Assert.Equal([25, 75], decision.Shares.Select(share => share.Percent));
        Assert.Contains("header x-set is modified by the rule and by backend ns/a", Assert.Single(decision.Notes));
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
        Assert.Equal([new("ns", "m", 2, percent), new Mirror("ns", "o", 2, percent)], decision.Mirrors);
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
    [InlineData("ExtensionRef, extensionRef: { name: x, kind: y, group: z }", "Istio drops every rule")]
    [InlineData("CORS, cors: { allowOrigins: ['*'] }", "CORS filter is not looked at")]
    public void Filters_that_are_not_carried_out_are_noted(string filter, string note) => Assert.Contains(
        note,
        Assert.Single(Ask.Decide(Ask.Rules($"{{ filters: [{{ type: {filter} }}], backendRefs: [{{ name: b, port: 1 }}] }}"), "GET http://host/").Notes));

    [Fact]
    public void A_backend_in_another_namespace_is_noted() => Assert.Contains(
        "ReferenceGrant",
        Assert.Single(Ask.Decide(Ask.Rules("{ backendRefs: [{ name: b, port: 1, namespace: far }] }"), "GET http://host/").Notes));
}
