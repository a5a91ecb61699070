using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The checker knows each rule of the definitions, and finds it broken wherever it applies.</summary>
public sealed class CrdRulesTests
{
    private static readonly (string Type, string Member)[] Filters =
    [
        ("RequestHeaderModifier", "requestHeaderModifier"),
        ("ResponseHeaderModifier", "responseHeaderModifier"),
        ("RequestMirror", "requestMirror"),
        ("RequestRedirect", "requestRedirect"),
        ("URLRewrite", "urlRewrite"),
        ("CORS", "cors"),
        ("ExtensionRef", "extensionRef"),
    ];

    /// <summary>By message, what to put at the rule's path so that the rule is broken.</summary>
    private static readonly Dictionary<string, string> Breaches = new Dictionary<string, string>
    {
        ["IPAddress values must be unique"] = """[{ "type": "IPAddress", "value": "::1" }, { "value": "::1" }]""",
        ["Hostname values must be unique"] = """[{ "type": "Hostname", "value": "a" }, { "type": "Hostname", "value": "a" }]""",
        ["Hostname value must be empty or contain only valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)"] =
            """{ "type": "Hostname", "value": "a_b" }""",
        ["An IPAddress value must be an IPv4 or IPv6 address"] = """{ "value": "example.com" }""",
        ["Annotation keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = """{ "-": "" }""",
        ["Label keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = """{ "/a": "" }""",
        ["If specified, the annotation key's prefix must be a DNS subdomain not longer than 253 characters in total."] = $$"""{ "{{new string('a', 253)}}/b": "" }""",
        ["If specified, the label key's prefix must be a DNS subdomain not longer than 253 characters in total."] = $$"""{ "{{new string('a', 253)}}/b": "" }""",
        ["tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']"] = """[{ "name": "a", "port": 1, "protocol": "TCP", "tls": { "options": { "a": "b" } } }]""",
        ["tls must be specified for protocols ['HTTPS', 'TLS']"] = """{ "name": "a", "port": 1, "protocol": "HTTPS" }""",
        ["tls mode must be Terminate for protocol HTTPS"] = """[{ "name": "a", "port": 1, "protocol": "HTTPS", "tls": { "mode": "Passthrough" } }]""",
        ["tls mode must be set for protocol TLS"] = """[{ "name": "a", "port": 1, "protocol": "TLS" }]""",
        ["hostname must not be specified for protocols ['TCP', 'UDP']"] = """[{ "name": "a", "port": 1, "protocol": "UDP", "hostname": "b" }]""",
        ["Listener name must be unique within the Gateway"] = """[{ "name": "a", "port": 1, "protocol": "HTTP" }, { "name": "a", "port": 2, "protocol": "HTTP" }]""",
        ["Combination of port, protocol and hostname must be unique for each listener"] = """[{ "name": "a", "port": 1, "protocol": "HTTP" }, { "name": "b", "port": 1, "protocol": "HTTP" }]""",
        ["certificateRefs or options must be specified when mode is Terminate"] = """{ "certificateRefs": [] }""",
        ["Port for TLS configuration must be unique within the Gateway"] = """[{ "port": 1, "tls": {} }, { "port": 1, "tls": {} }]""",
        ["sectionName must be specified when parentRefs includes 2 or more references to the same parent"] = """[{ "name": "a", "sectionName": "b" }, { "name": "a", "kind": "Gateway" }]""",
        ["sectionName must be unique when parentRefs includes 2 or more references to the same parent"] = """[{ "name": "a" }, { "name": "a" }]""",
        ["While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128"] =
            $$"""[{{string.Join(", ", new[] { 64, 64, 1 }.Select(count => $$"""{ "matches": [{{string.Join(", ", Enumerable.Repeat("{}", count))}}] }"""))}}]""",
        ["Rule name must be unique within the route"] = """[{ "name": "a" }, { "name": "a" }]""",
        ["RequestRedirect filter must not be used together with backendRefs"] = """{ "filters": [{ "type": "RequestRedirect", "requestRedirect": {} }], "backendRefs": [{ "name": "a", "port": 1 }] }""",
        ["When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            """{ "matches": [{}, {}], "filters": [{ "type": "RequestRedirect", "requestRedirect": { "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "/" } } }] }""",
        ["When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            """{ "matches": [{ "path": { "type": "Exact" } }], "filters": [{ "type": "URLRewrite", "urlRewrite": { "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "/" } } }] }""",
        ["Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            """{ "matches": [{}, {}], "backendRefs": [{ "name": "a", "port": 1, "filters": [{ "type": "RequestRedirect", "requestRedirect": { "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "/" } } }] }] }""",
        ["Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            """{ "matches": [{}, {}], "backendRefs": [{ "name": "a", "port": 1, "filters": [{ "type": "URLRewrite", "urlRewrite": { "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "/" } } }] }] }""",
        ["Must have port for Service reference"] = """{ "name": "a" }""",
        ["backendRequest timeout cannot be longer than request timeout"] = """{ "request": "1m", "backendRequest": "1m0s1ms" }""",
        ["May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both"] = """[{ "type": "RequestRedirect" }, { "type": "URLRewrite" }]""",
        ["AllowHeaders cannot contain '*' alongside other methods"] = """["*", "a"]""",
        ["AllowMethods cannot contain '*' alongside other methods"] = """["GET", "*"]""",
        ["AllowOrigins cannot contain '*' alongside other origins"] = """["*", "https://a"]""",
        ["Only one of percent or fraction may be specified in HTTPRequestMirrorFilter"] = """{ "backendRef": { "name": "a", "port": 1 }, "percent": 1, "fraction": { "numerator": 1 } }""",
        ["numerator must be less than or equal to denominator"] = """{ "numerator": 101 }""",
        ["Only one action for a given header name is permitted"] = """{ "set": [{ "name": "A", "value": "1" }], "remove": ["a"] }""",
        ["replaceFullPath must be specified when type is set to 'ReplaceFullPath'"] = """{ "type": "ReplaceFullPath" }""",
        ["type must be 'ReplaceFullPath' when replaceFullPath is set"] = """{ "type": "ReplacePrefixMatch", "replacePrefixMatch": "/", "replaceFullPath": "/" }""",
        ["replacePrefixMatch must be specified when type is set to 'ReplacePrefixMatch'"] = """{ "type": "ReplacePrefixMatch" }""",
        ["type must be 'ReplacePrefixMatch' when replacePrefixMatch is set"] = """{ "type": "ReplaceFullPath", "replacePrefixMatch": "/", "replaceFullPath": "/" }""",
        ["value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']"] = """{ "value": "a" }""",
        ["type must be one of ['Exact', 'PathPrefix', 'RegularExpression']"] = """{ "type": "Glob" }""",
        ["must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$) for types ['Exact', 'PathPrefix']"] = """{ "type": "Exact", "value": "/%2" }""",
    }
    .Concat(new[] { "//", "/./", "/../", "%2f", "%2F", "#" }.Select(part => KeyValuePair.Create(
        $"must not contain '{part}' when type one of ['Exact', 'PathPrefix']", $$"""{ "value": "/a{{part}}b" }""")))
    .Concat(new[] { "/..", "/." }.Select(end => KeyValuePair.Create(
        $"must not end with '{end}' when type one of ['Exact', 'PathPrefix']", $$"""{ "type": "Exact", "value": "/a{{end}}" }""")))
    .Concat(Filters.SelectMany(filter => new Dictionary<string, string>
    {
        [$"filter.{filter.Member} must be nil if the filter.type is not {filter.Type}"] = $$"""{ "type": "Other", "{{filter.Member}}": {} }""",
        [$"filter.{filter.Member} must be specified for {filter.Type} filter.type"] = $$"""{ "type": "{{filter.Type}}" }""",
        [$"{filter.Type} filter cannot be repeated"] = $$"""[{ "type": "{{filter.Type}}" }, { "type": "{{filter.Type}}" }]""",
    }))
    .ToDictionary();

    public static TheoryData<string> Kinds => [.. CrdSchema.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_rule_is_found_broken_wherever_it_applies(string kind)
    {
        var valid = await Samples.ManifestAsync(kind);

        Assert.All(Rules(kind), rule =>
        {
            var manifest = (JsonObject)valid.DeepClone();
            var (place, node) = JsonPlace.First(manifest["spec"]!, "spec", rule.Path[4..]);
            node.ReplaceWith(JsonNode.Parse(Breaches[rule.Message]));
            Assert.Contains($"{place}: {rule.Message}", CrdLimits.Check(manifest));
        });
    }

    [Theory]
    [InlineData("Gateway", "spec.listeners[].tls", """{ "options": { "a": "b" } }""")]
    [InlineData("Gateway", "spec.listeners", """[{ "name": "a", "port": 1, "protocol": "TLS", "tls": { "mode": "Passthrough" } }, { "name": "b", "port": 1, "protocol": "HTTP" }]""")]
    [InlineData("Gateway", "spec.listeners", """[{ "name": "a", "port": 1, "protocol": "HTTP", "hostname": "a.b" }, { "name": "b", "port": 1, "protocol": "HTTP" }]""")]
    [InlineData("Gateway", "spec.addresses", """[{}, { "type": "NamedAddress", "value": "a" }, { "type": "example.com/type", "value": "a" }, { "value": "2001:db8::1" }]""")]
    [InlineData("HTTPRoute", "spec.parentRefs", """[{ "name": "a", "sectionName": "b" }, { "name": "a", "sectionName": "c" }, { "name": "a", "namespace": "d" }]""")]
    [InlineData("HTTPRoute", "spec.rules", """[{ "backendRefs": [{ "name": "a", "port": 1, "weight": 0 }, { "name": "b", "kind": "Other" }] }]""")]
    [InlineData("HTTPRoute", "spec.rules[].timeouts", """{ "request": "0s", "backendRequest": "280s" }""")]
    [InlineData("HTTPRoute", "spec.rules[].timeouts", """{ "request": "1h30m", "backendRequest": "5400s" }""")]
    [InlineData("HTTPRoute", "spec.rules[].matches[].path", """{ "type": "RegularExpression", "value": "a//#" }""")]
    [InlineData("HTTPRoute", "spec.rules[].matches[].path", """{ "value": "/a.b/..c/%20~" }""")]
    [InlineData("HTTPRoute", "spec.rules[].filters[].cors.allowMethods", """["*"]""")]
    [InlineData("HTTPRoute", "spec.rules[].filters", """[{ "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "a", "port": 1 } } }, { "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "b", "port": 1 } } }]""")]
    public async Task What_the_API_accepts_breaks_no_rule(string kind, string path, string json)
    {
        var manifest = await Samples.ManifestAsync(kind);
        JsonPlace.First(manifest["spec"]!, "spec", path[4..]).Node.ReplaceWith(JsonNode.Parse(json));

        Assert.Empty(CrdLimits.Check(manifest));
    }

    [Theory]
    [InlineData("300s", 300_000)]
    [InlineData("1h2m3s4ms", 3_723_004)]
    [InlineData("99999h", 359_996_400_000)]
    [InlineData("0s", 0)]
    public void Length_of_a_duration_is_the_sum_of_its_parts(string duration, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RouteRules.Length(duration));

    [Theory]
    [InlineData("1.5h")]
    [InlineData("300")]
    [InlineData("1s\n")]
    [InlineData("100000s")]
    [InlineData("1h1h1h1h1h")]
    public void Length_of_another_text_is_none(string duration) => Assert.Null(RouteRules.Length(duration));

    // The one rule left out compares two versions of an object.
    private static IEnumerable<(string Path, string Message)> Rules(string kind) => CrdSchema.Kinds[kind].Rules
        .Where(rule => rule.Message != "Value is immutable")
        .Concat(CrdRules.Documented.Where(rule => rule.Kind == kind).Select(rule => (rule.Path, rule.Message)));
}
