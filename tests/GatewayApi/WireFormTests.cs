using System.Text.Json.Nodes;
using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Parts of the objects, each as the API wants it written.</summary>
public sealed class WireFormTests
{
    private static readonly BackendObjectReferenceArgs Backend = new() { Name = "a", Port = 8080 };

    private static readonly Dictionary<string, (HTTPRouteFilterArgs Args, string Json)> FilterForms = new()
    {
        ["RequestHeaderModifier"] = (
            HTTPRouteFilterArgs.RequestHeaderModifier(new() { Set = { { "X-Forwarded-Host", "a.example.com" } }, Remove = ["Forwarded", "X-Forwarded-Port"] }),
            """{ "type": "RequestHeaderModifier", "requestHeaderModifier": { "set": [{ "name": "X-Forwarded-Host", "value": "a.example.com" }], "remove": ["Forwarded", "X-Forwarded-Port"] } }"""),
        ["ResponseHeaderModifier"] = (
            HTTPRouteFilterArgs.ResponseHeaderModifier(new() { Add = { { "Set-Cookie", "a=b; HttpOnly" } } }),
            """{ "type": "ResponseHeaderModifier", "responseHeaderModifier": { "add": [{ "name": "Set-Cookie", "value": "a=b; HttpOnly" }] } }"""),
        ["RequestMirror of all"] = (
            HTTPRouteFilterArgs.RequestMirror(HTTPRequestMirrorFilterArgs.All(Backend)),
            """{ "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "a", "port": 8080 } } }"""),
        ["RequestMirror of percents"] = (
            HTTPRouteFilterArgs.RequestMirror(HTTPRequestMirrorFilterArgs.Percent(Backend, 0)),
            """{ "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "a", "port": 8080 }, "percent": 0 } }"""),
        ["RequestMirror of a fraction"] = (
            HTTPRouteFilterArgs.RequestMirror(HTTPRequestMirrorFilterArgs.Fraction(Backend, new() { Numerator = 1, Denominator = 3 })),
            """{ "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "a", "port": 8080 }, "fraction": { "numerator": 1, "denominator": 3 } } }"""),
        ["RequestRedirect"] = (
            HTTPRouteFilterArgs.RequestRedirect(new() { Scheme = HTTPRedirectScheme.HTTPS, Hostname = "a.example.com", Port = 8443, StatusCode = HTTPRedirectStatusCode.Found }),
            """{ "type": "RequestRedirect", "requestRedirect": { "scheme": "https", "hostname": "a.example.com", "port": 8443, "statusCode": 302 } }"""),
        ["RequestRedirect to a path"] = (
            HTTPRouteFilterArgs.RequestRedirect(new() { Path = HTTPPathModifierArgs.ReplaceFullPath("/ui/") }),
            """{ "type": "RequestRedirect", "requestRedirect": { "path": { "type": "ReplaceFullPath", "replaceFullPath": "/ui/" } } }"""),
        ["URLRewrite"] = (
            HTTPRouteFilterArgs.URLRewrite(new() { Hostname = "b", Path = HTTPPathModifierArgs.ReplacePrefixMatch("") }),
            """{ "type": "URLRewrite", "urlRewrite": { "hostname": "b", "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "" } } }"""),
        ["CORS"] = (
            HTTPRouteFilterArgs.CORS(new() { AllowOrigins = ["*"], AllowMethods = [HTTPMethodWithWildcard.Any], AllowCredentials = false, MaxAge = 1 }),
            """{ "type": "CORS", "cors": { "allowOrigins": ["*"], "allowMethods": ["*"], "allowCredentials": false, "maxAge": 1 } }"""),
        ["ExtensionRef"] = (
            HTTPRouteFilterArgs.ExtensionRef(new() { Group = "example.com", Kind = "Limit", Name = "a" }),
            """{ "type": "ExtensionRef", "extensionRef": { "group": "example.com", "kind": "Limit", "name": "a" } }"""),
    };

    private static readonly Dictionary<string, (HTTPRouteMatchArgs Args, string Json)> MatchForms = new()
    {
        ["path"] = (new() { Path = HTTPPathMatchArgs.Exact("/v1/statement") }, """{ "path": { "type": "Exact", "value": "/v1/statement" } }"""),
        ["path prefix"] = (new() { Path = HTTPPathMatchArgs.PathPrefix("/") }, """{ "path": { "type": "PathPrefix", "value": "/" } }"""),
        ["path expression"] = (new() { Path = HTTPPathMatchArgs.RegularExpression("/a+") }, """{ "path": { "type": "RegularExpression", "value": "/a+" } }"""),
        ["header"] = (new() { Headers = [HTTPHeaderMatchArgs.Exact("A", "b")] }, """{ "headers": [{ "type": "Exact", "name": "A", "value": "b" }] }"""),
        ["header expression"] = (
            new() { Headers = { HTTPHeaderMatchArgs.RegularExpression("Cookie", "(.*; ?)?a=b(;.*)?") } },
            """{ "headers": [{ "type": "RegularExpression", "name": "Cookie", "value": "(.*; ?)?a=b(;.*)?" }] }"""),
        ["query parameter"] = (new() { QueryParams = [HTTPQueryParamMatchArgs.Exact("a", "b")] }, """{ "queryParams": [{ "type": "Exact", "name": "a", "value": "b" }] }"""),
        ["query parameter expression"] = (
            new() { QueryParams = [HTTPQueryParamMatchArgs.RegularExpression("a", "b+")] },
            """{ "queryParams": [{ "type": "RegularExpression", "name": "a", "value": "b+" }] }"""),
        ["method"] = (new() { Method = HTTPMethod.DELETE }, """{ "method": "DELETE" }"""),
        ["anything"] = (new(), "{}"),
    };

    private static readonly Dictionary<string, (ListenerArgs Args, string Json)> ListenerForms = new()
    {
        ["HTTP"] = (new() { Name = "http", Port = 80, Protocol = ProtocolType.HTTP }, """{ "name": "http", "port": 80, "protocol": "HTTP" }"""),
        ["HTTPS"] = (
            new() { Name = "https", Port = 443, Protocol = ProtocolType.HTTPS, TLS = new ListenerTLSConfigArgs { Mode = TLSModeType.Terminate, CertificateRefs = [new SecretObjectReferenceArgs("certs")] } },
            """{ "name": "https", "port": 443, "protocol": "HTTPS", "tls": { "mode": "Terminate", "certificateRefs": [{ "name": "certs" }] } }"""),
        ["TLS"] = (
            new() { Name = "tls", Port = 443, Protocol = ProtocolType.TLS, Hostname = "*.a", TLS = new ListenerTLSConfigArgs { Mode = TLSModeType.Passthrough } },
            """{ "name": "tls", "port": 443, "protocol": "TLS", "hostname": "*.a", "tls": { "mode": "Passthrough" } }"""),
        ["a protocol of one's own"] = (
            new() { Name = "a", Port = 1, Protocol = ProtocolType.Custom("example.com/own") },
            """{ "name": "a", "port": 1, "protocol": "example.com/own" }"""),
        ["routes of the same namespace"] = (
            new() { Name = "a", Port = 1, Protocol = ProtocolType.TCP, AllowedRoutes = new AllowedRoutesArgs { Namespaces = RouteNamespacesArgs.Same } },
            """{ "name": "a", "port": 1, "protocol": "TCP", "allowedRoutes": { "namespaces": { "from": "Same" } } }"""),
        ["routes of all namespaces"] = (
            new() { Name = "a", Port = 1, Protocol = ProtocolType.UDP, AllowedRoutes = new AllowedRoutesArgs { Namespaces = RouteNamespacesArgs.All, Kinds = { new RouteGroupKindArgs("UDPRoute") } } },
            """{ "name": "a", "port": 1, "protocol": "UDP", "allowedRoutes": { "namespaces": { "from": "All" }, "kinds": [{ "kind": "UDPRoute" }] } }"""),
        ["routes of labelled namespaces"] = (
            new() { Name = "a", Port = 1, Protocol = ProtocolType.HTTP, AllowedRoutes = new AllowedRoutesArgs { Namespaces = RouteNamespacesArgs.Selector(new() { MatchLabels = { ["b"] = "c" } }) } },
            """{ "name": "a", "port": 1, "protocol": "HTTP", "allowedRoutes": { "namespaces": { "from": "Selector", "selector": { "matchLabels": { "b": "c" } } } } }"""),
    };

    private static readonly Dictionary<string, (GatewaySpecArgs Args, string Json)> GatewayForms = new()
    {
        ["addresses"] = (
            new()
            {
                GatewayClassName = "c",
                Listeners = [],
                Addresses =
                [
                    GatewaySpecAddressArgs.IPAddress("::1"),
                    GatewaySpecAddressArgs.Hostname(),
                    GatewaySpecAddressArgs.NamedAddress("a"),
                    GatewaySpecAddressArgs.Custom("example.com/own", "b"),
                ],
            },
            """
            {
              "gatewayClassName": "c", "listeners": [],
              "addresses": [{ "type": "IPAddress", "value": "::1" }, { "type": "Hostname" }, { "type": "NamedAddress", "value": "a" }, { "type": "example.com/own", "value": "b" }]
            }
            """),
        ["listener sets of no namespace"] = (
            new() { GatewayClassName = "c", Listeners = [], AllowedListeners = new AllowedListenersArgs { Namespaces = ListenerNamespacesArgs.None } },
            """{ "gatewayClassName": "c", "listeners": [], "allowedListeners": { "namespaces": { "from": "None" } } }"""),
        ["listener sets of any namespace"] = (
            new() { GatewayClassName = "c", Listeners = [], AllowedListeners = new AllowedListenersArgs { Namespaces = ListenerNamespacesArgs.All } },
            """{ "gatewayClassName": "c", "listeners": [], "allowedListeners": { "namespaces": { "from": "All" } } }"""),
        ["listener sets of the same namespace"] = (
            new() { GatewayClassName = "c", Listeners = [], AllowedListeners = new AllowedListenersArgs { Namespaces = ListenerNamespacesArgs.Same } },
            """{ "gatewayClassName": "c", "listeners": [], "allowedListeners": { "namespaces": { "from": "Same" } } }"""),
        ["no client certificates but on one port"] = (
            new()
            {
                GatewayClassName = "c",
                Listeners = [],
                TLS = new GatewayTLSConfigArgs
                {
                    Frontend = new FrontendTLSConfigArgs
                    {
                        Default = new TLSConfigArgs(),
                        PerPort =
                        [
                            new TLSPortConfigArgs
                            {
                                Port = 443,
                                TLS = new TLSConfigArgs { Validation = new FrontendTLSValidationArgs { CACertificateRefs = [ObjectReferenceArgs.ConfigMap("ca")] } },
                            },
                        ],
                    },
                },
            },
            """
            {
              "gatewayClassName": "c", "listeners": [],
              "tls": { "frontend": { "default": {}, "perPort": [{ "port": 443, "tls": { "validation": { "caCertificateRefs": [{ "group": "", "kind": "ConfigMap", "name": "ca" }] } } }] } }
            }
            """),
    };

    public static TheoryData<string> Filters => [.. FilterForms.Keys];
    public static TheoryData<string> Matches => [.. MatchForms.Keys];
    public static TheoryData<string> Listeners => [.. ListenerForms.Keys];
    public static TheoryData<string> Gateways => [.. GatewayForms.Keys];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filter_is_written_as_the_API_has_it(string form)
    {
        var rule = await RuleAsync(new() { Filters = [FilterForms[form].Args], BackendRefs = { new HTTPBackendRefArgs { Name = "a", Filters = { FilterForms[form].Args } } } });

        Same(FilterForms[form].Json, Assert.Single(rule.Items("filters")));
        Same(FilterForms[form].Json, Assert.Single(Assert.Single(rule.Items("backendRefs")).Items("filters")));
    }

    [Theory]
    [MemberData(nameof(Matches))]
    public async Task Match_is_written_as_the_API_has_it(string form)
    {
        var rule = await RuleAsync(new() { Matches = [MatchForms[form].Args] });

        Same(MatchForms[form].Json, Assert.Single(rule.Items("matches")));
    }

    [Theory]
    [MemberData(nameof(Listeners))]
    public async Task Listener_is_written_as_the_API_has_it(string form)
    {
        var spec = await GatewayAsync(new() { GatewayClassName = "c", Listeners = [ListenerForms[form].Args] });

        Same(ListenerForms[form].Json, Assert.Single(spec.Items("listeners")));
    }

    [Theory]
    [MemberData(nameof(Gateways))]
    public async Task Gateway_is_written_as_the_API_has_it(string form) =>
        Same(GatewayForms[form].Json, await GatewayAsync(GatewayForms[form].Args));

    [Fact]
    public async Task What_is_not_given_is_not_written()
    {
        Same("{}", await RuleAsync(new()));
        Same("""{ "timeouts": {} }""", await RuleAsync(new() { Timeouts = new HTTPRouteTimeoutsArgs() }));
        Same("""{ "gatewayClassName": "c", "listeners": [], "infrastructure": {} }""",
            await GatewayAsync(new() { GatewayClassName = "c", Listeners = [], Infrastructure = new GatewayInfrastructureArgs() }));
    }

    [Fact]
    public async Task Weight_0_is_written()
    {
        var rule = await RuleAsync(new() { BackendRefs = [new HTTPBackendRefArgs { Name = "a", Weight = 0 }] });

        Same("""{ "name": "a", "weight": 0 }""", Assert.Single(rule.Items("backendRefs")));
    }

    [Fact]
    public async Task Values_to_come_are_written_as_the_values()
    {
        var rule = await RuleAsync(new()
        {
            Matches = [new HTTPRouteMatchArgs { Path = Output.Create(HTTPPathMatchArgs.Exact(Output.Create("/a"))), Method = Output.Create(HTTPMethod.PUT) }],
            BackendRefs = Output.Create(new[] { new HTTPBackendRefArgs { Name = Output.Create("b"), Weight = Output.Create(7) } }),
        });

        Same("""{ "matches": [{ "path": { "type": "Exact", "value": "/a" }, "method": "PUT" }], "backendRefs": [{ "name": "b", "weight": 7 }] }""", rule);
    }

    [Fact]
    public void Enumerations_read_as_they_are_written()
    {
        Assert.Equal("PATCH", HTTPMethod.PATCH.ToString());
        Assert.Equal("*", (string)HTTPMethodWithWildcard.Any);
        Assert.Equal(TLSModeType.Terminate, TLSModeType.Terminate);
        Assert.NotEqual(ProtocolType.HTTP, ProtocolType.HTTPS);
        Assert.Equal(ProtocolType.TLS, ProtocolType.Custom("TLS"));
    }

    private static async Task<JsonNode?> RuleAsync(HTTPRouteRuleArgs rule)
    {
        var manifest = await Rendering.ManifestAsync(() => new HTTPRoute("route", new() { Spec = new HTTPRouteSpecArgs { Rules = [rule] } }));
        return Assert.Single(manifest["spec"].Items("rules"));
    }

    private static async Task<JsonNode?> GatewayAsync(GatewaySpecArgs spec) =>
        (await Rendering.ManifestAsync(() => new Gateway("gateway", new() { Spec = spec })))["spec"];

    private static void Same(string expected, JsonNode? actual) =>
        Assert.Equal(Rendering.Normal(JsonNode.Parse(expected)), Rendering.Normal(actual));
}
