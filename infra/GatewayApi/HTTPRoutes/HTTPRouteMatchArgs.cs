using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A condition on requests, all parts of which must hold; `spec.rules[].matches[]`.</summary>
public sealed class HTTPRouteMatchArgs : ResourceArgs
{
    /// <summary>Condition on the path; any path by default. `spec.rules[].matches[].path`</summary>
    [Input("path")]
    public Input<HTTPPathMatchArgs>? Path { get; init; }

    /// <summary>Conditions on headers, at most 16, each of another header; `spec.rules[].matches[].headers`.</summary>
    [field: Input("headers")]
    public InputList<HTTPHeaderMatchArgs> Headers { get => field ??= []; init; }

    /// <summary>
    /// Conditions on query parameters, at most 16, each of another one; `spec.rules[].matches[].queryParams`.
    /// </summary>
    [field: Input("queryParams")]
    public InputList<HTTPQueryParamMatchArgs> QueryParams { get => field ??= []; init; }

    /// <summary>The method; any by default. `spec.rules[].matches[].method`</summary>
    [Input("method")]
    public Input<HTTPMethod>? Method { get; init; }
}
