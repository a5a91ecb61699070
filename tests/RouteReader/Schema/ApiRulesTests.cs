using System.Text.Json.Nodes;
using TrinoInfra.RouteReader.Schema;

namespace TrinoInfra.Tests.RouteReader.Schema;

/// <summary>Of each rule of the definitions one document breaks it and one just keeps to it, wherever it applies.</summary>
public sealed class ApiRulesTests
{
    private static readonly (string Type, string Member, string Value)[] Filters =
    [
        ("RequestHeaderModifier", "requestHeaderModifier", """{ "remove": ["a"] }"""),
        ("ResponseHeaderModifier", "responseHeaderModifier", """{ "remove": ["a"] }"""),
        ("RequestMirror", "requestMirror", """{ "backendRef": { "name": "copy", "port": 1 } }"""),
        ("RequestRedirect", "requestRedirect", "{}"),
        ("URLRewrite", "urlRewrite", "{}"),
        ("CORS", "cors", "{}"),
        ("ExtensionRef", "extensionRef", """{ "group": "", "kind": "Limit", "name": "a" }"""),
    ];

    /// <summary>By message, what stands at the rule's path: first what breaks it, then what keeps to it.</summary>
    private static readonly Dictionary<string, (string Broken, string Kept)> Examples = new Dictionary<string, (string, string)>
    {
        ["IPAddress values must be unique"] = ("""[{ "type": "IPAddress", "value": "::1" }, { "value": "::1" }]""", """[{ "value": "::1" }, { "type": "Hostname", "value": "a" }, {}, {}]"""),
        ["Hostname values must be unique"] = ("""[{ "type": "Hostname", "value": "a" }, { "type": "Hostname", "value": "a" }]""", """[{ "type": "Hostname", "value": "a" }, { "type": "NamedAddress", "value": "a" }]"""),
        ["Hostname value must be empty or contain only valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)"] =
            ("""{ "type": "Hostname", "value": "A.b" }""", """{ "type": "Hostname", "value": "*.a-b.c" }"""),
        ["An IPAddress value must be an IPv4 or IPv6 address"] = ("""{ "value": "192.0.2" }""", """{ "value": "2001:db8::1" }"""),
        ["Annotation keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = ("""{ "-": "" }""", $$"""{ "a.b/{{Letters(63)}}": "" }"""),
        ["Label keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = ($$"""{ "{{Letters(64)}}": "" }""", """{ "A_b.c": "" }"""),
        ["If specified, the annotation key's prefix must be a DNS subdomain not longer than 253 characters in total."] = ($$"""{ "{{Letters(253)}}/b": "" }""", $$"""{ "{{Letters(252)}}/b": "" }"""),
        ["If specified, the label key's prefix must be a DNS subdomain not longer than 253 characters in total."] = ($$"""{ "{{Letters(253)}}/b": "" }""", $$"""{ "{{Letters(252)}}/b": "" }"""),
        ["tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']"] =
            ("""[{ "name": "a", "port": 1, "protocol": "TCP", "tls": { "options": { "a": "b" } } }]""", """[{ "name": "a", "port": 1, "protocol": "example.com/TCP", "tls": { "options": { "a": "b" } } }]"""),
        ["tls mode must be Terminate for protocol HTTPS"] =
            ("""[{ "name": "a", "port": 1, "protocol": "HTTPS", "tls": { "mode": "Passthrough" } }]""", """[{ "name": "a", "port": 1, "protocol": "HTTPS", "tls": { "options": { "a": "b" } } }]"""),
        ["tls mode must be set for protocol TLS"] =
            ("""[{ "name": "a", "port": 1, "protocol": "TLS" }]""", """[{ "name": "a", "port": 1, "protocol": "TLS", "tls": { "mode": "Passthrough" } }]"""),
        ["hostname must not be specified for protocols ['TCP', 'UDP']"] =
            ("""[{ "name": "a", "port": 1, "protocol": "UDP", "hostname": "b" }]""", """[{ "name": "a", "port": 1, "protocol": "HTTP", "hostname": "b" }, { "name": "b", "port": 1, "protocol": "UDP" }]"""),
        ["Listener name must be unique within the Gateway"] =
            ("""[{ "name": "a", "port": 1, "protocol": "HTTP" }, { "name": "a", "port": 2, "protocol": "HTTP" }]""", """[{ "name": "a", "port": 1, "protocol": "HTTP" }, { "name": "a.a", "port": 2, "protocol": "HTTP" }]"""),
        ["Combination of port, protocol and hostname must be unique for each listener"] =
            ("""[{ "name": "a", "port": 1, "protocol": "HTTP" }, { "name": "b", "port": 1, "protocol": "HTTP" }]""", """[{ "name": "a", "port": 1, "protocol": "HTTP" }, { "name": "b", "port": 1, "protocol": "HTTP", "hostname": "c" }]"""),
        ["certificateRefs or options must be specified when mode is Terminate"] = ("""{ "certificateRefs": [] }""", """{ "certificateRefs": [{ "name": "a" }] }"""),
        ["Port for TLS configuration must be unique within the Gateway"] = ("""[{ "port": 1, "tls": {} }, { "port": 1, "tls": {} }]""", """[{ "port": 1, "tls": {} }, { "port": 2, "tls": {} }]"""),
        ["sectionName must be specified when parentRefs includes 2 or more references to the same parent"] =
            ("""[{ "name": "a", "sectionName": "b" }, { "name": "a", "kind": "Gateway" }]""", """[{ "name": "a" }, { "name": "a", "namespace": "here" }, { "name": "a", "group": "", "kind": "Service" }]"""),
        ["sectionName must be unique when parentRefs includes 2 or more references to the same parent"] =
            ("""[{ "name": "a", "port": 1 }, { "name": "a", "port": 2 }]""", """[{ "name": "a", "sectionName": "b" }, { "name": "a", "sectionName": "c" }]"""),
        ["While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128"] =
            (Matches(64, 64, 1), Matches(64, 63, 1)),
        ["RequestRedirect filter must not be used together with backendRefs"] =
            ("""{ "filters": [{ "type": "RequestRedirect", "requestRedirect": {} }], "backendRefs": [{ "name": "a", "port": 1 }] }""", """{ "filters": [{ "type": "RequestRedirect", "requestRedirect": {} }], "backendRefs": [] }"""),
        ["When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            (Replacing("RequestRedirect", """[{}, {}]"""), Replacing("RequestRedirect", """[{ "path": { "value": "/a" } }]""")),
        ["When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            (Replacing("URLRewrite", """[{ "path": { "type": "Exact" } }]"""), Replacing("URLRewrite", "null")),
        ["Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            (ReplacingAtBackends("RequestRedirect", 1), ReplacingAtBackends("RequestRedirect", 2)),
        ["Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] =
            (ReplacingAtBackends("URLRewrite", 1), ReplacingAtBackends("URLRewrite", 2)),
        ["Must have port for Service reference"] = ("""{ "name": "a" }""", """{ "name": "a", "kind": "Other" }"""),
        ["backendRequest timeout cannot be longer than request timeout"] = ("""{ "request": "1m", "backendRequest": "1m0s1ms" }""", """{ "request": "1h30m", "backendRequest": "5400s" }"""),
        ["May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both"] =
            ("""[{ "type": "RequestRedirect", "requestRedirect": {} }, { "type": "URLRewrite", "urlRewrite": {} }]""", """[{ "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "a", "port": 1 } } }, { "type": "URLRewrite", "urlRewrite": {} }]"""),
        ["AllowHeaders cannot contain '*' alongside other methods"] = ("""["*", "a"]""", """["*"]"""),
        ["AllowMethods cannot contain '*' alongside other methods"] = ("""["GET", "*"]""", """["*"]"""),
        ["AllowOrigins cannot contain '*' alongside other origins"] = ("""["*", "https://a"]""", """["https://*.a:8443", "http://b"]"""),
        ["Only one of percent or fraction may be specified in HTTPRequestMirrorFilter"] =
            ("""{ "backendRef": { "name": "a", "port": 1 }, "percent": 1, "fraction": { "numerator": 1 } }""", """{ "backendRef": { "name": "a", "port": 1 }, "percent": 100 }"""),
        ["numerator must be less than or equal to denominator"] = ("""{ "numerator": 101 }""", """{ "numerator": 100 }"""),
        ["sectionName must be specified when targetRefs includes 2 or more references to the same target"] =
            ("""[{ "group": "", "kind": "Service", "name": "a" }, { "group": "", "kind": "Service", "name": "a", "sectionName": "b" }]""", """[{ "group": "", "kind": "Service", "name": "a" }, { "group": "x", "kind": "Service", "name": "a" }]"""),
        ["sectionName must be unique when targetRefs includes 2 or more references to the same target"] =
            ("""[{ "group": "", "kind": "Service", "name": "a" }, { "group": "", "kind": "Service", "name": "a" }]""", """[{ "group": "", "kind": "Service", "name": "a", "sectionName": "b" }, { "group": "", "kind": "Service", "name": "a", "sectionName": "c" }]"""),
        ["must not contain both CACertificateRefs and WellKnownCACertificates"] =
            ("""{ "hostname": "a", "wellKnownCACertificates": "System", "caCertificateRefs": [{ "group": "", "kind": "ConfigMap", "name": "a" }] }""", """{ "hostname": "a", "wellKnownCACertificates": "System", "caCertificateRefs": [] }"""),
        ["must specify either CACertificateRefs or WellKnownCACertificates"] =
            ("""{ "hostname": "a" }""", """{ "hostname": "a", "caCertificateRefs": [{ "group": "", "kind": "ConfigMap", "name": "a" }] }"""),
        ["SubjectAltName element must contain Hostname, if Type is set to Hostname"] = ("""{ "type": "Hostname" }""", """{ "type": "Hostname", "hostname": "*.a" }"""),
        ["SubjectAltName element must not contain Hostname, if Type is not set to Hostname"] =
            ("""{ "type": "URI", "uri": "a://b", "hostname": "c" }""", """{ "type": "URI", "uri": "a://b" }"""),
        ["SubjectAltName element must contain URI, if Type is set to URI"] = ("""{ "type": "URI" }""", """{ "type": "URI", "uri": "a://b" }"""),
        ["SubjectAltName element must not contain URI, if Type is not set to URI"] =
            ("""{ "type": "Hostname", "hostname": "c", "uri": "a://b" }""", """{ "type": "Hostname", "hostname": "c" }"""),
        ["replaceFullPath must be specified when type is set to 'ReplaceFullPath'"] = ("""{ "type": "ReplaceFullPath" }""", """{ "type": "ReplaceFullPath", "replaceFullPath": "" }"""),
        ["type must be 'ReplaceFullPath' when replaceFullPath is set"] =
            ("""{ "type": "ReplacePrefixMatch", "replacePrefixMatch": "/", "replaceFullPath": "/" }""", """{ "type": "ReplaceFullPath", "replaceFullPath": "/" }"""),
        ["replacePrefixMatch must be specified when type is set to 'ReplacePrefixMatch'"] = ("""{ "type": "ReplacePrefixMatch" }""", """{ "type": "ReplacePrefixMatch", "replacePrefixMatch": "" }"""),
        ["type must be 'ReplacePrefixMatch' when replacePrefixMatch is set"] =
            ("""{ "type": "ReplaceFullPath", "replacePrefixMatch": "/", "replaceFullPath": "/" }""", """{ "type": "ReplacePrefixMatch", "replacePrefixMatch": "/" }"""),
        ["value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']"] = ("""{ "value": "a" }""", """{ "type": "RegularExpression", "value": "a//#" }"""),
        ["type must be one of ['Exact', 'PathPrefix', 'RegularExpression']"] = ("""{ "type": "Glob" }""", """{ "type": "PathPrefix" }"""),
        ["must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$) for types ['Exact', 'PathPrefix']"] =
            ("""{ "type": "Exact", "value": "/users/{id}" }""", """{ "value": "/-Az09._~!$&'()*+,;=:@/%20" }"""),
    }
    .Concat(new[] { "//", "/./", "/../", "%2f", "%2F", "#" }.Select(part => KeyValuePair.Create(
        $"must not contain '{part}' when type one of ['Exact', 'PathPrefix']",
        ($$"""{ "value": "/a{{part}}b" }""", """{ "value": "/a/.b/..c/%2e/" }"""))))
    .Concat(new[] { "/..", "/." }.Select(end => KeyValuePair.Create(
        $"must not end with '{end}' when type one of ['Exact', 'PathPrefix']",
        ($$"""{ "type": "Exact", "value": "/a{{end}}" }""", """{ "type": "Exact", "value": "/a.." }"""))))
    .Concat(Filters.SelectMany(filter => new Dictionary<string, (string, string)>
    {
        [$"filter.{filter.Member} must be nil if the filter.type is not {filter.Type}"] =
            ($$"""{ "type": "{{Other(filter.Type)}}", "{{filter.Member}}": {{filter.Value}} }""", $$"""{ "type": "{{filter.Type}}", "{{filter.Member}}": {{filter.Value}} }"""),
        [$"filter.{filter.Member} must be specified for {filter.Type} filter.type"] =
            ($$"""{ "type": "{{filter.Type}}" }""", $$"""{ "type": "{{filter.Type}}", "{{filter.Member}}": {{filter.Value}} }"""),
        [$"{filter.Type} filter cannot be repeated"] =
            ($$"""[{ "type": "{{filter.Type}}", "{{filter.Member}}": {{filter.Value}} }, { "type": "{{filter.Type}}", "{{filter.Member}}": {{filter.Value}} }]""", $$"""[{ "type": "{{filter.Type}}", "{{filter.Member}}": {{filter.Value}} }]"""),
    }))
    .ToDictionary();

    public static TheoryData<string> Kinds => ApiLimitsTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_rule_is_refused_when_it_is_broken_and_accepted_when_it_is_kept(string kind) =>
        Assert.All(ApiSchema.Kinds[kind].Rules, rule =>
        {
            var (broken, kept) = Examples[rule.Message];
            var manifest = ApiDocument.With(kind, rule.Path, broken);
            Assert.Contains(ApiDocument.Read(manifest).Faults, fault => fault.StartsWith(Beginning(rule.Path), StringComparison.Ordinal));
            Assert.Empty(ApiDocument.Read(manifest, live: true).Faults);
            Assert.NotEmpty(ApiDocument.Read(manifest, live: true).Notes);
            Assert.Empty(ApiDocument.Read(ApiDocument.With(kind, rule.Path, kept)).Faults);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Anything_where_a_rule_looks_is_read_or_refused(string kind) =>
        Assert.All(ApiSchema.Kinds[kind].Rules, rule =>
        {
            var (broken, kept) = Examples[rule.Message];
            foreach (var changed in new[] { broken, kept }.SelectMany(Changes))
                _ = ApiDocument.Read(ApiDocument.With(kind, rule.Path, changed));
        });

    [Fact]
    public void No_rule_is_told_of_that_the_definitions_do_not_have() => Assert.Empty(
        ApiRules.All.Keys.Except(ApiSchema.Kinds.Values.SelectMany(schema => schema.Rules).Select(rule => rule.Message)));

    [Theory]
    [InlineData("HTTPRoute", "spec.rules", """[{ "name": "a" }, { "name": "a" }]""", "spec.rules[1].name: \"a\" names spec.rules[0] too, against the API's text, which its definitions do not check")]
    [InlineData("HTTPRoute", "spec.rules[].filters[].requestHeaderModifier", """{ "set": [{ "name": "A", "value": "1" }], "remove": ["a"] }""", "spec.rules[0].filters[0].requestHeaderModifier: more than one action for header A, against the API's text")]
    [InlineData("HTTPRoute", "spec.rules[].sessionPersistence", "{}", "spec.rules[0].sessionPersistence: it is of the experimental channel, which clusters with the standard one refuse")]
    [InlineData("HTTPRoute", "spec.rules[].sessionPersistence", "{}", "spec.rules[0].sessionPersistence: it is not looked at: Istio does not implement it")]
    [InlineData("HTTPRoute", "spec.useDefaultGateways", "\"All\"", "spec.useDefaultGateways: it is not looked at: Istio does not implement it")]
    [InlineData("HTTPRoute", "spec.rules[].filters[]", """{ "type": "ExternalAuth" }""", "spec.rules[0].filters[0].type: ExternalAuth is of the experimental channel, which clusters with the standard one refuse")]
    [InlineData("Gateway", "spec.listeners", """[{ "name": "a", "port": 1, "protocol": "HTTPS" }]""", "spec.listeners[0]: protocol HTTPS without tls, against the API's text: there is no certificate to serve with")]
    [InlineData("Gateway", "spec.listeners", """[{ "name": "a", "port": 1, "protocol": "HTTP", "allowedRoutes": { "namespaces": { "from": "Selector" } } }]""", "spec.listeners[0].allowedRoutes.namespaces: no selector, against the API's text: Istio takes routes from every namespace")]
    public void What_the_API_asks_for_and_no_server_checks_is_a_note(string kind, string path, string value, string note)
    {
        var (faults, notes) = ApiDocument.Read(ApiDocument.With(kind, path, value));

        Assert.Empty(faults);
        Assert.Contains(note, notes);
    }

    /// <summary>A value with one of its parts, or all of it, replaced by something else.</summary>
    private static IEnumerable<string> Changes(string value) =>
        from index in Enumerable.Range(0, Math.Min(40, Parts(JsonNode.Parse(value)!).Count()))
        from other in new[] { "true", "-1", "\"x\"", "[]", "[[]]", "{}", "{ \"a\": 1 }" }
        select Replaced(JsonNode.Parse($"[{value}]")!.AsArray(), index, other);

    private static string Replaced(JsonArray holder, int index, string other)
    {
        Parts(holder[0]!).ElementAt(index).ReplaceWith(JsonNode.Parse(other));
        return holder[0]!.ToJsonString();
    }

    private static IEnumerable<JsonNode> Parts(JsonNode node) => (node switch
    {
        JsonArray list => list.OfType<JsonNode>(),
        JsonObject map => map.Select(entry => entry.Value).OfType<JsonNode>(),
        _ => [],
    }).SelectMany(Parts).Prepend(node);

    private static string Letters(int count) => new('a', count);

    private static string Matches(params int[] counts) => $"[{string.Join(", ", counts.Select(count =>
        $$"""{ "matches": [{{string.Join(", ", Enumerable.Repeat("{}", count))}}] }"""))}]";

    private static string Replacing(string filter, string matches) => $$"""{ "matches": {{matches}}, "filters": [{{PrefixFilter(filter)}}] }""";

    private static string ReplacingAtBackends(string filter, int count) => $$"""
        {
          "matches": [{}, {}],
          "backendRefs": [{{string.Join(", ", Enumerable.Repeat($$"""{ "name": "a", "port": 1, "filters": [{{PrefixFilter(filter)}}] }""", count))}}]
        }
        """;

    private static string PrefixFilter(string type) => $$"""
        { "type": "{{type}}", "{{(type == "URLRewrite" ? "urlRewrite" : "requestRedirect")}}": { "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "/" } } }
        """;

    private static string Other(string type) => type == "CORS" ? "ExtensionRef" : "CORS";

    /// <summary>How the place of a breach begins: the rule's path, in the first element of each list.</summary>
    private static string Beginning(string path) => path.Replace("[]", "[0]");
}
