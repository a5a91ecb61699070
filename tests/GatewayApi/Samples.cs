using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Valid objects that between them use every field there is.</summary>
internal static class Samples
{
    /// <summary>They as manifests.</summary>
    public static Task<JsonObject> ManifestAsync(string kind) => Rendering.ManifestAsync(() => kind switch
    {
        "GatewayClass" => new GatewayClass("full", FullGatewayClass),
        "Gateway" => new Gateway("full", FullGateway),
        "ListenerSet" => new ListenerSet("full", FullListenerSet),
        "HTTPRoute" => new HTTPRoute("full", FullHTTPRoute),
        "BackendTLSPolicy" => new BackendTLSPolicy("full", FullBackendTLSPolicy),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    });

    public static GatewayClassArgs FullGatewayClass => new()
    {
        Name = "class",
        Spec = new GatewayClassSpecArgs
        {
            ControllerName = "example.com/controller",
            Description = "A class",
            ParametersRef = ParametersReferenceArgs.ConfigMap("parameters", "system"),
        },
    };

    public static GatewayArgs FullGateway => new()
    {
        Name = "gateway",
        Metadata = new ObjectMetaArgs { Namespace = "here" },
        Spec = new GatewaySpecArgs
        {
            GatewayClassName = "class",
            Listeners =
            [
                new ListenerArgs { Name = "http", Port = 80, Protocol = ProtocolType.HTTP },
                HttpsListener,
            ],
            Addresses = [GatewaySpecAddressArgs.IPAddress("192.0.2.1"), GatewaySpecAddressArgs.Hostname("example.com")],
            Infrastructure = new GatewayInfrastructureArgs
            {
                Labels = { ["team"] = "data" },
                Annotations = { ["example.com/note"] = "kept" },
                ParametersRef = LocalParametersReferenceArgs.ConfigMap("parameters"),
            },
            AllowedListeners = new AllowedListenersArgs { Namespaces = ListenerNamespacesArgs.Selector(Labelled) },
            TLS = new GatewayTLSConfigArgs
            {
                Backend = new GatewayBackendTLSArgs
                {
                    ClientCertificateRef = Secret("client"),
                },
                Frontend = new FrontendTLSConfigArgs
                {
                    Default = ClientCertificates(FrontendValidationModeType.AllowValidOnly),
                    PerPort =
                    [
                        new TLSPortConfigArgs
                        {
                            Port = 8443,
                            TLS = ClientCertificates(FrontendValidationModeType.AllowInsecureFallback),
                        },
                    ],
                },
            },
        },
    };

    public static ListenerSetArgs FullListenerSet => new()
    {
        Name = "set",
        Metadata = new ObjectMetaArgs { Namespace = "here" },
        Spec = new ListenerSetSpecArgs
        {
            ParentRef = new ParentGatewayReferenceArgs
            {
                Group = "gateway.networking.k8s.io",
                Kind = "Gateway",
                Namespace = "here",
                Name = "gateway",
            },
            Listeners = [HttpsListener],
        },
    };

    public static HTTPRouteArgs FullHTTPRoute => new()
    {
        Name = "route",
        Metadata = new ObjectMetaArgs { Namespace = "here" },
        Spec = new HTTPRouteSpecArgs
        {
            ParentRefs =
            [
                new ParentReferenceArgs
                {
                    Group = "gateway.networking.k8s.io",
                    Kind = "Gateway",
                    Namespace = "here",
                    Name = "gateway",
                    SectionName = "https",
                    Port = 443,
                },
            ],
            Hostnames = ["example.com", "*.example.com"],
            Rules =
            [
                Rule("all", AllConditions, Filters(HTTPRouteFilterArgs.URLRewrite(
                    new() { Hostname = "inside.example.com", Path = HTTPPathModifierArgs.ReplaceFullPath("/") }))),
                Rule("prefix", Prefix, [HTTPRouteFilterArgs.URLRewrite(
                    new() { Path = HTTPPathModifierArgs.ReplacePrefixMatch("/new") })]),
                Redirecting("redirect", HTTPPathModifierArgs.ReplaceFullPath("/there")),
                Redirecting("redirect-prefix", HTTPPathModifierArgs.ReplacePrefixMatch("/there")),
                new HTTPRouteRuleArgs
                {
                    Name = "redirecting-backends",
                    Matches = [Prefix],
                    BackendRefs = new[] { HTTPPathModifierArgs.ReplaceFullPath("/there"), HTTPPathModifierArgs.ReplacePrefixMatch("/there") }
                        .Select(path => new HTTPBackendRefArgs { Name = "service", Port = 8080, Filters = [Redirect(path)] })
                        .ToArray(),
                },
            ],
        },
    };

    public static BackendTLSPolicyArgs FullBackendTLSPolicy => new()
    {
        Name = "policy",
        Metadata = new ObjectMetaArgs { Namespace = "here" },
        Spec = new BackendTLSPolicySpecArgs
        {
            TargetRefs = [new LocalPolicyTargetReferenceWithSectionNameArgs { Group = "", Kind = "Service", Name = "service", SectionName = "https" }],
            Validation = new BackendTLSPolicyValidationArgs
            {
                CACertificateRefs = [new LocalObjectReferenceArgs { Group = "", Kind = "ConfigMap", Name = "ca" }],
                Hostname = "inside.example.com",
                SubjectAltNames = [SubjectAltNameArgs.Hostname("*.example.com"), SubjectAltNameArgs.URI("spiffe://example.com/ns/here")],
            },
            Options = { ["example.com/version"] = "1.3" },
        },
    };

    private static ListenerArgs HttpsListener => new()
    {
        Name = "https",
        Hostname = "*.example.com",
        Port = 443,
        Protocol = ProtocolType.HTTPS,
        TLS = new ListenerTLSConfigArgs
        {
            Mode = TLSModeType.Terminate,
            CertificateRefs =
            [
                new SecretObjectReferenceArgs("certificate"),
                Secret("other"),
            ],
            Options = { ["example.com/version"] = "1.3" },
        },
        AllowedRoutes = new AllowedRoutesArgs
        {
            Namespaces = RouteNamespacesArgs.Selector(Labelled),
            Kinds = [new RouteGroupKindArgs("HTTPRoute") { Group = "gateway.networking.k8s.io" }],
        },
    };

    private static SecretObjectReferenceArgs Secret(string name) => new(name) { Group = "", Kind = "Secret", Namespace = "there" };

    private static LabelSelectorArgs Labelled => new()
    {
        MatchLabels = { ["team"] = "data" },
        MatchExpressions = { new LabelSelectorRequirementArgs { Key = "tier", Operator = "In", Values = { "a", "b" } } },
    };

    private static HTTPRouteMatchArgs Prefix => new() { Path = HTTPPathMatchArgs.PathPrefix("/old") };

    private static HTTPRouteMatchArgs AllConditions => new()
    {
        Path = HTTPPathMatchArgs.Exact("/v1/statement"),
        Headers = [HTTPHeaderMatchArgs.Exact("X-Trino-User", "alice"), HTTPHeaderMatchArgs.RegularExpression("Cookie", "a=.*")],
        QueryParams = [HTTPQueryParamMatchArgs.Exact("q", "1"), HTTPQueryParamMatchArgs.RegularExpression("r", "[0-9]+")],
        Method = HTTPMethod.POST,
    };

    private static BackendObjectReferenceArgs Mirror =>
        new() { Group = "", Kind = "Service", Name = "copy", Namespace = "there", Port = 8080 };

    private static HTTPRouteRuleArgs Rule(string name, HTTPRouteMatchArgs match, InputList<HTTPRouteFilterArgs> filters) => new()
    {
        Name = name,
        Matches = [match],
        Filters = filters,
        BackendRefs =
        [
            new HTTPBackendRefArgs
            {
                Group = "",
                Kind = "Service",
                Name = "service",
                Namespace = "there",
                Port = 8080,
                Weight = 9,
                Filters = filters,
            },
        ],
        Timeouts = new HTTPRouteTimeoutsArgs { Request = "300s", BackendRequest = "4m40s" },
    };

    private static HTTPRouteRuleArgs Redirecting(string name, HTTPPathModifierArgs path) =>
        new() { Name = name, Matches = [Prefix], Filters = [Redirect(path)] };

    private static HTTPRouteFilterArgs Redirect(HTTPPathModifierArgs path) => HTTPRouteFilterArgs.RequestRedirect(new()
    {
        Scheme = HTTPRedirectScheme.HTTPS,
        Hostname = "example.com",
        Path = path,
        Port = 8443,
        StatusCode = HTTPRedirectStatusCode.PermanentRedirect,
    });

    private static InputList<HTTPRouteFilterArgs> Filters(HTTPRouteFilterArgs last) =>
    [
        HTTPRouteFilterArgs.RequestHeaderModifier(Headers),
        HTTPRouteFilterArgs.ResponseHeaderModifier(Headers),
        HTTPRouteFilterArgs.RequestMirror(HTTPRequestMirrorFilterArgs.Percent(Mirror, 10)),
        HTTPRouteFilterArgs.RequestMirror(
            HTTPRequestMirrorFilterArgs.Fraction(Mirror, new() { Numerator = 1, Denominator = 1000 })),
        HTTPRouteFilterArgs.CORS(new()
        {
            AllowOrigins = ["https://*.example.com:8443", "http://example.org"],
            AllowCredentials = true,
            AllowMethods = [HTTPMethodWithWildcard.GET, HTTPMethodWithWildcard.POST],
            AllowHeaders = ["X-Trino-User"],
            ExposeHeaders = ["X-Trino-Set-Session"],
            MaxAge = 60,
        }),
        HTTPRouteFilterArgs.ExtensionRef(new() { Group = "example.com", Kind = "Limit", Name = "limit" }),
        last,
    ];

    private static HTTPHeaderFilterArgs Headers => new()
    {
        Set = { { "X-Set", "1" } },
        Add = [new HTTPHeaderArgs { Name = "X-Add", Value = "2" }],
        Remove = ["X-Remove"],
    };

    private static TLSConfigArgs ClientCertificates(FrontendValidationModeType mode) => new()
    {
        Validation = new FrontendTLSValidationArgs
        {
            CACertificateRefs = [ObjectReferenceArgs.ConfigMap("ca", "there")],
            Mode = mode,
        },
    };
}
