using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// Something done to a request or its response; `spec.rules[].filters[]` and `spec.rules[].backendRefs[].filters[]`.
/// One factory a kind, so that `type` and settings always agree.
/// </summary>
public sealed class HTTPRouteFilterArgs : ResourceArgs
{
    [Input("type", required: true)]
    private readonly Input<string> type;

    [Input("requestHeaderModifier")]
    private Input<HTTPHeaderFilterArgs>? requestHeaderModifier;

    [Input("responseHeaderModifier")]
    private Input<HTTPHeaderFilterArgs>? responseHeaderModifier;

    [Input("requestMirror")]
    private Input<HTTPRequestMirrorFilterArgs>? requestMirror;

    [Input("requestRedirect")]
    private Input<HTTPRequestRedirectFilterArgs>? requestRedirect;

    [Input("urlRewrite")]
    private Input<HTTPURLRewriteFilterArgs>? urlRewrite;

    [Input("cors")]
    private Input<HTTPCORSFilterArgs>? cors;

    [Input("extensionRef")]
    private Input<LocalObjectReferenceArgs>? extensionRef;

    private HTTPRouteFilterArgs(string type) => this.type = type;

    /// <summary>Sets, adds or removes headers of the request; once a rule.</summary>
    public static HTTPRouteFilterArgs RequestHeaderModifier(HTTPHeaderFilterArgs change) =>
        new(nameof(RequestHeaderModifier)) { requestHeaderModifier = change };

    /// <summary>Sets, adds or removes headers of the response; once a rule.</summary>
    public static HTTPRouteFilterArgs ResponseHeaderModifier(HTTPHeaderFilterArgs change) =>
        new(nameof(ResponseHeaderModifier)) { responseHeaderModifier = change };

    /// <summary>
    /// Sends a copy of the request to another backend too, whose answers are thrown away; may be repeated.
    /// </summary>
    public static HTTPRouteFilterArgs RequestMirror(HTTPRequestMirrorFilterArgs mirror) =>
        new(nameof(RequestMirror)) { requestMirror = mirror };

    /// <summary>Answers with a redirect; once a rule, without backends and without a URLRewrite.</summary>
    public static HTTPRouteFilterArgs RequestRedirect(HTTPRequestRedirectFilterArgs redirect) =>
        new(nameof(RequestRedirect)) { requestRedirect = redirect };

    /// <summary>Changes host or path on the way to the backend; once a rule, without a RequestRedirect.</summary>
    public static HTTPRouteFilterArgs URLRewrite(HTTPURLRewriteFilterArgs rewrite) =>
        new(nameof(URLRewrite)) { urlRewrite = rewrite };

    /// <summary>Answers the cross-origin questions of browsers; once a rule.</summary>
    public static HTTPRouteFilterArgs CORS(HTTPCORSFilterArgs policy) =>
        new(nameof(CORS)) { cors = policy };

    /// <summary>What the controller's own object says; may be repeated.</summary>
    public static HTTPRouteFilterArgs ExtensionRef(LocalObjectReferenceArgs extension) =>
        new(nameof(ExtensionRef)) { extensionRef = extension };
}
