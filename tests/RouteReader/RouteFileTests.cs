using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.Tests.RouteReader;

public sealed class RouteFileTests
{
    private const string Head = "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: main, namespace: ns }\n";

    [Fact]
    public void Defaults_are_those_of_the_api()
    {
        var file = Ask.Parsed("""
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: HTTPRoute
            metadata: { name: main }
            spec:
              parentRefs: [{ name: gateway }]
              rules:
                - matches: [{ headers: [{ name: a, value: b }] }]
                  filters: [{ type: RequestRedirect, requestRedirect: {} }]
                - backendRefs: [{ name: b, port: 8080 }]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: bare, namespace: ns }
            spec: {}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: gateway }
            spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
            """);
        var (main, bare) = (file.Routes[0], file.Routes[1]);
        Assert.Equal(new ParentReference("gateway.networking.k8s.io", "Gateway", "default", "gateway", null, null), Assert.Single(main.Parents));
        Assert.Equal(new PathMatch(PathKind.PathPrefix, "/"), main.Rules[0].Matches[0].Path);
        Assert.Equal(new ValueMatch("a", "b", IsPattern: false), main.Rules[0].Matches[0].Headers[0]);
        Assert.Equal(new Redirect(null, null, null, null, 302), main.Rules[0].Filters.Redirect);
        Assert.Equal(new PathMatch(PathKind.PathPrefix, "/"), Assert.Single(main.Rules[1].Matches).Path);
        Assert.Equal(new Backend("Service", "default", "b", 8080, 1, Filters.None), Assert.Single(main.Rules[1].Backends));
        Assert.Equal(PathMatch.Any, Assert.Single(Assert.Single(bare.Rules).Matches).Path);
        Assert.Equal(RouteNamespaces.Same, Assert.Single(Assert.Single(file.Gateways).Listeners).From);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n# nothing\n---\n")]
    [InlineData("null")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: 7\nspec: [nonsense]")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: other }\nspec: { servers: [] }")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: GRPCRoute\nspec: 1")]
    [InlineData("apiVersion: v1\nkind: List\nitems: []")]
    [InlineData("apiVersion: v1\nkind: List\nitems: null")]
    [InlineData("apiVersion: example.com/v1\nkind: PriceList\nitems: { a: 1 }")]
    [InlineData("apiVersion: example.com/v1\nkind: List\nitems: [7]")]
    public void Other_kinds_are_passed_over(string text)
    {
        var file = Ask.Parsed(text);
        Assert.Empty(file.Gateways);
        Assert.Empty(file.Routes);
    }

    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[ROUTE,ROUTE2]}""")]
    [InlineData("""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRouteList","items":[ROUTE,{"metadata":{"name":"second"},"spec":{}}]}""")]
    [InlineData("ROUTE\nROUTE2")]
    [InlineData("ROUTE\n---\nROUTE2")]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n- ROUTE\n- ROUTE2")]
    [InlineData("apiVersion: v1\nkind: List\nitems: [{ apiVersion: v1, kind: List, items: [ROUTE, ROUTE2] }]")]
    [InlineData("{\t\"apiVersion\":\t\"v1\",\n\t\"kind\":\t\"List\",\n\t\"items\": [ROUTE,\nROUTE2]}")]
    public void Lists_and_streams_of_yaml_and_json_are_unfolded(string text)
    {
        var route = """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"NAME"},"spec":{}}""";
        var file = Ask.Parsed(text.Replace("ROUTE2", route.Replace("NAME", "second")).Replace("ROUTE", route.Replace("NAME", "first")));
        Assert.Equal(["first", "second"], file.Routes.Select(each => each.Name));
    }

    [Fact]
    public void What_the_experimental_channel_adds_is_known()
    {
        var file = Ask.Parsed(Head + """
            spec:
              useDefaultGateways: All
              rules:
                - retry: { attempts: 2 }
                  sessionPersistence: { sessionName: a }
                  filters: [{ type: ExternalAuth, externalAuth: { protocol: HTTP } }, { type: CORS, cors: {} }]
            """);
        Assert.Equal(["ExternalAuth", "CORS"], file.Routes[0].Rules[0].Filters.Others);
    }

    [Fact]
    public void Anchors_and_merge_keys_are_followed()
    {
        var file = Ask.Parsed(Head + """
            spec:
              rules:
                - backendRefs: &backends [{ name: a, port: 1 }]
                  matches: [&match { path: { value: /a }, method: GET }]
                - backendRefs: *backends
                  matches: [{ <<: *match, method: PUT }]
            """);
        Assert.Equal("a", file.Routes[0].Rules[1].Backends[0].Name);
        Assert.Equal(("/a", "PUT"), (file.Routes[0].Rules[1].Matches[0].Path.Value, file.Routes[0].Rules[1].Matches[0].Method));
    }

    [Theory]
    [InlineData("hostnames: [a.com, 'a b']", "spec.hostnames[1]: \"a b\" will not do; give a host in lower case, such as trino.example.com or *.example.com")]
    [InlineData("hostnames: ['*']", "spec.hostnames[0]: \"*\" will not do; give a host in lower case, such as trino.example.com or *.example.com")]
    [InlineData("hostnames: a.com", "spec.hostnames: \"a.com\" is no list; give a list")]
    [InlineData("parentRefs: [{}]", "spec.parentRefs[0].name: it is missing; give a name")]
    [InlineData("rules: [{ matches: [{ method: Get }] }]", "spec.rules[0].matches[0].method: \"Get\" will not do; give one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH")]
    [InlineData("rules: [{ matches: [{ path: /v1 }] }]", "spec.rules[0].matches[0].path: \"/v1\" is no mapping; give a mapping of keys to values")]
    [InlineData("rules: [{ matches: [{ path: { value: v1 } }] }]", "spec.rules[0].matches[0].path.value: \"v1\" will not do; begin the path with /")]
    [InlineData("rules: [{ matches: [{ path: { value: /a//b } }] }]", "spec.rules[0].matches[0].path.value: \"/a//b\" will not do; leave out // /./ /../ %2f %2F # and a trailing /. or /..")]
    [InlineData("rules: [{ matches: [{ path: { type: Prefix } }] }]", "spec.rules[0].matches[0].path.type: \"Prefix\" will not do; give one of Exact, PathPrefix, RegularExpression")]
    [InlineData("rules: [{ matches: [{ headers: [{ name: a, value: 2 }] }] }]", "spec.rules[0].matches[0].headers[0].value: 2 is a number, no text; write \"2\" in quotes")]
    [InlineData("rules: [{ matches: [{ headers: [{ name: a, value: on }] }] }]", "spec.rules[0].matches[0].headers[0].value: on is a boolean, no text; write \"on\" in quotes")]
    [InlineData("rules: [{ matches: [{ headers: [{ name: a, type: RegularExpression, value: '(' }] }] }]", "spec.rules[0].matches[0].headers[0].value: \"(\" is no RE2 expression: a ( without its ) at character 1; write it in the syntax of RE2")]
    [InlineData("rules: [{ matches: [{ queryParams: [{ value: a }] }] }]", "spec.rules[0].matches[0].queryParams[0].name: it is missing; give a name")]
    [InlineData("rules: [{ matches: { a: b }, filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }] }]", "spec.rules[0].matches: a mapping is no list; give a list")]
    [InlineData("rules: [{ backendRefs: [{ name: a, port: 1, weight: -1 }] }]", "spec.rules[0].backendRefs[0].weight: -1 will not do; give a whole number from 0 to 1000000")]
    [InlineData("rules: [{ backendRefs: [{ name: a, port: '8080' }] }]", "spec.rules[0].backendRefs[0].port: \"8080\" will not do; give a whole number from 1 to 65535")]
    [InlineData("rules: [{ backendRefs: [{ name: a }] }]", "spec.rules[0].backendRefs[0].port: it is missing; give the Service's port")]
    [InlineData("rules: [{ timeouts: { request: 5 minutes } }]", "spec.rules[0].timeouts.request: \"5 minutes\" will not do; give a duration such as 280s, 1h30m or 500ms")]
    [InlineData("rules: [{ timeouts: { request: 1s, backendRequest: 2s } }]", "spec.rules[0].timeouts.backendRequest: \"2s\" is longer than request, \"1s\"; give at most the request's timeout")]
    [InlineData("rules: [{ filters: [{ type: RequestRedirect, requestRedirect: {} }], backendRefs: [{ name: a, port: 1 }] }]", "spec.rules[0].backendRefs: a rule that redirects has no backends; remove them or RequestRedirect")]
    [InlineData("rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { statusCode: 300 } }] }]", "spec.rules[0].filters[0].requestRedirect.statusCode: 300 will not do; give one of 301, 302, 303, 307, 308")]
    [InlineData("rules: [{ filters: [{ type: URLRewrite }] }]", "spec.rules[0].filters[0].urlRewrite: it is missing; give what the filter's type asks for")]
    [InlineData("rules: [{ matches: [{ path: { type: Exact, value: /a } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }] }]", "spec.rules[0].matches: ReplacePrefixMatch cannot tell which prefix; give one match, of type PathPrefix")]
    [InlineData("rules: [{ filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: 'a b', value: c }] } }] }]", "spec.rules[0].filters[0].requestHeaderModifier.set[0].name: \"a b\" will not do; give letters, digits and !#$%&'*+-.^_`|~ only")]
    [InlineData("rule: []", "spec.rule: unknown key; did you mean rules?")]
    [InlineData("rules: [{ match: [] }]", "spec.rules[0].match: unknown key; did you mean matches?")]
    [InlineData("rules: [{ matches: [{ header: [] }] }]", "spec.rules[0].matches[0].header: unknown key; did you mean headers?")]
    [InlineData("rules: [{ matches: [{ path: { val: / } }] }]", "spec.rules[0].matches[0].path.val: unknown key; did you mean value?")]
    [InlineData("rules: [{ matches: [{ headers: [{ name: a, value: b, kind: c }] }] }]", "spec.rules[0].matches[0].headers[0].kind: unknown key; remove it, or use name, type, value")]
    [InlineData("rules: [{ timeouts: { reqeust: 1s } }]", "spec.rules[0].timeouts.reqeust: unknown key; did you mean request?")]
    [InlineData("rules: [{ backendRefs: [{ name: a, port: 1, wieght: 2 }] }]", "spec.rules[0].backendRefs[0].wieght: unknown key; did you mean weight?")]
    [InlineData("parentRefs: [{ name: a, section: b }]", "spec.parentRefs[0].section: unknown key; did you mean sectionName?")]
    [InlineData("rules: [{ filters: [{ type: URLRewrite, urlRewrite: {}, 'a b': {} }] }]", "spec.rules[0].filters[0][\"a b\"]: unknown key; remove it, or use cors, extensionRef, requestHeaderModifier, requestMirror, requestRedirect, responseHeaderModifier, type, urlRewrite, externalAuth")]
    [InlineData("rules: [{ filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { sett: [] } }] }]", "spec.rules[0].filters[0].requestHeaderModifier.sett: unknown key; did you mean set?")]
    [InlineData("rules: [{ filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: a, port: 1 }, fraction: { numerator: 1, denom: 2 } } }] }]", "spec.rules[0].filters[0].requestMirror.fraction.denom: unknown key; did you mean denominator?")]
    [InlineData("rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { host: a.com } }] }]", "spec.rules[0].filters[0].requestRedirect.host: unknown key; did you mean hostname?")]
    [InlineData("rules: [{ name: \"a\\e[31m\" }]", "spec.rules[0].name: \"a\\u{1b}[31m\" will not do; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("rules: [{ backendRefs: [{ name: a, namespace: 'a\u202eb', port: 1 }] }]", "spec.rules[0].backendRefs[0].namespace: \"a\\u{202e}b\" will not do; give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit")]
    [InlineData("rules: [{ backendRefs: [{ name: a, namespace: a.b, port: 1 }] }]", "spec.rules[0].backendRefs[0].namespace: \"a.b\" will not do; give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit")]
    [InlineData("parentRefs: [{ name: '' }]", "spec.parentRefs[0].name: it is empty; give a text of 1 to 253 characters")]
    [InlineData("parentRefs: [{ name: a, sectionName: '' }]", "spec.parentRefs[0].sectionName: it is empty; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("rules: [{ filters: [{ type: RequestMirror, requestMirror: { backendRef: { port: 1 } } }] }]", "spec.rules[0].filters[0].requestMirror.backendRef.name: it is missing; give a name")]
    public void A_fault_tells_where_what_and_how_to_mend(string spec, string fault)
    {
        var faults = RouteFile.Parse($"---\n{Head}spec: {{ {spec} }}", "routes.yaml").Faults;
        Assert.Equal($"routes.yaml: document 1 (HTTPRoute ns/main): {fault}", Assert.Single(faults).ToString());
    }

    [Fact]
    public void A_live_object_may_have_keys_of_a_newer_release() => Assert.Empty(RouteFile.Parse("""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: main, namespace: ns, uid: 7c1e0f0e-8f52-4d43-9a51-1f6a3c1f2b11 }
        spec: { newer: 1, rules: [{ newest: {} }] }
        """).Faults);

    [Theory]
    [InlineData("- a", "f: document 1: a list is no Kubernetes object; give apiVersion, kind, metadata and spec")]
    [InlineData("metadata: {}", "f: document 1: kind: it is missing; name the kind, e.g. HTTPRoute")]
    [InlineData("kind: 3\napiVersion: v1", "f: document 1: kind: 3 is a number, no text; write \"3\" in quotes")]
    [InlineData("kind: HTTPRoute\napiVersion: 1", "f: document 1: apiVersion: 1 is a number, no text; write \"1\" in quotes")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: a }\nspec: {}\nsepc: {}", "f: document 1 (HTTPRoute default/a): sepc: unknown key; did you mean spec?")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: \"a\\ab\" }\nspec: {}", "f: document 1: metadata.name: \"a\\u{7}b\" will not do; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g }\nspec: { gatewayClassName: istio, listeners: [{ name: a, port: 80, protocol: HTTP, hostnames: [] }] }", "f: document 1 (Gateway default/g): spec.listeners[0].hostnames: unknown key; did you mean hostname?")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g }\nspec: { gatewayClassName: istio, listeners: [{ name: A, port: 80, protocol: HTTP }] }", "f: document 1 (Gateway default/g): spec.listeners[0].name: \"A\" will not do; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g }\nspec: { gatewayClassName: istio, listeners: [{ name: a, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { form: All } } }] }", "f: document 1 (Gateway default/g): spec.listeners[0].allowedRoutes.namespaces.form: unknown key; did you mean from?")]
    [InlineData("kind: HTTPRoute", "f: document 1: apiVersion: it is missing; write gateway.networking.k8s.io/v1")]
    [InlineData("kind: List\nitems: [{ kind: Service, apiVersion: v1 }, 7]", "f: document 1: items[1]: 7 is no Kubernetes object; give apiVersion, kind, metadata and spec")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g }", "f: document 1 (Gateway default/g): spec: it is missing; give the spec of the Gateway")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g }\nspec: { gatewayClassName: c }", "f: document 1 (Gateway default/g): spec.listeners: it is missing; give a list of at least 1")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g }\nspec: { gatewayClassName: c, listeners: [] }", "f: document 1 (Gateway default/g): spec.listeners: it has no items; give at least 1")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: HTTPRoute\nmetadata: { name: a }\nspec: {}", "f: document 1 (HTTPRoute default/a): apiVersion: \"gateway.networking.k8s.io/v1alpha2\" is not served; write gateway.networking.k8s.io/v1")]
    [InlineData("a: [1, 2", "f:2:1: is not YAML: while parsing a flow sequence, did not find expected ',' or ']'; mend it there, or just before")]
    [InlineData("a: 1\na: 2", "f:2:1: the key \"a\" stands on line 1 already; remove one of them")]
    [InlineData("{\"a\": 1,\n\"a\": 2}", "f:2:1: the key \"a\" stands on line 1 already; remove one of them")]
    [InlineData("a: *b", "f:1:4: the alias *b stands for nothing above it; write the value out")]
    [InlineData("a: &b [*b]", "f:1:8: the alias *b stands for nothing above it; write the value out")]
    public void What_is_no_document_is_one_fault(string text, string fault) =>
        Assert.Equal(fault, Assert.Single(RouteFile.Parse(text, "f").Faults).ToString());

    [Fact]
    public void All_faults_come_at_once_in_order()
    {
        var faults = RouteFile.Parse(
            "kind: Service\n---\n" + Head + "spec: { hostnames: ['-'], rules: [{ name: 7 }, { backendRefs: [{ port: 0 }] }] }\n---\n" + Head + "spec: {}").Faults;
        Assert.Equal(
            [
                "document 1: apiVersion", "document 2 (HTTPRoute ns/main): spec.hostnames[0]", "document 2 (HTTPRoute ns/main): spec.rules[0].name",
                "document 2 (HTTPRoute ns/main): spec.rules[1].backendRefs[0].name", "document 2 (HTTPRoute ns/main): spec.rules[1].backendRefs[0].port",
                "document 3 (HTTPRoute ns/main)",
            ],
            faults.Select(fault => fault.Where["routes: ".Length..]));
    }

    [Fact]
    public void Two_listeners_that_cannot_be_told_apart_are_faults() => Assert.Equal(
        ["spec.listeners[1].name", "spec.listeners[2]"],
        RouteFile.Parse("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: g }
            spec: { gatewayClassName: istio, listeners: [{ name: a, port: 80, protocol: HTTP }, { name: a, port: 81, protocol: HTTP }, { name: b, port: 80, protocol: HTTP }] }
            """).Faults.Select(fault => fault.Where.Split(": ")[^1]));

    [Theory]
    [InlineData("deep", "levels of lists")]
    [InlineData("deep json", "levels of lists")]
    [InlineData("aliases", "what aliases stand for")]
    public void What_could_exhaust_the_reader_is_one_fault(string what, string fault)
    {
        var text = what switch
        {
            "deep" => new string('[', 100_000),
            "deep json" => "{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}",
            _ => "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")),
        };
        Assert.Contains(fault, Assert.Single(RouteFile.Parse(text).Faults).What);
    }

    [Fact]
    public void Limits_of_the_api_are_kept() => Assert.Equal(
        new Fault("routes: document 1 (HTTPRoute ns/main): spec.hostnames", "it has 17 items", "the Gateway API takes at most 16"),
        Assert.Single(RouteFile.Parse($"{Head}spec: {{ hostnames: [{string.Join(", ", Enumerable.Range(1, 17).Select(i => $"h{i}.com"))}] }}").Faults));
}
