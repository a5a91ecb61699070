using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Requests that match, what is done to them, and where they go; `spec.rules[]`.</summary>
public sealed class HTTPRouteRuleArgs : ResourceArgs
{
    /// <summary>Name of the rule, a DNS subdomain, once a route; `spec.rules[].name`.</summary>
    [Input("name")]
    public Input<string>? Name { get; init; }

    /// <summary>
    /// Conditions, any one of which suffices: at most 64, and 128 in all rules of a route; without any, every
    /// request matches. `spec.rules[].matches`
    /// </summary>
    [field: Input("matches")]
    public InputList<HTTPRouteMatchArgs> Matches { get => field ??= []; init; }

    /// <summary>
    /// What is done to requests and responses: at most 16, each kind but RequestMirror and ExtensionRef once,
    /// never both RequestRedirect and URLRewrite. `spec.rules[].filters`
    /// </summary>
    [field: Input("filters")]
    public InputList<HTTPRouteFilterArgs> Filters { get => field ??= []; init; }

    /// <summary>
    /// Where requests go, by weight: at most 16, none beside a RequestRedirect. Without any, or where one is
    /// missing, its share of the requests gets a 500. `spec.rules[].backendRefs`
    /// </summary>
    [field: Input("backendRefs")]
    public InputList<HTTPBackendRefArgs> BackendRefs { get => field ??= []; init; }

    /// <summary>How long a request may take; `spec.rules[].timeouts`.</summary>
    [Input("timeouts")]
    public Input<HTTPRouteTimeoutsArgs>? Timeouts { get; init; }
}
