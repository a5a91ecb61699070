using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// Where a client is told to go instead; `requestRedirect` of a filter. What is left out stays as requested.
/// </summary>
public sealed class HTTPRequestRedirectFilterArgs : ResourceArgs
{
    /// <summary>Scheme of the new address; `scheme`.</summary>
    [Input("scheme")]
    public Input<HTTPRedirectScheme>? Scheme { get; init; }

    /// <summary>Host of the new address, without a wildcard; `hostname`.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; init; }

    /// <summary>Path of the new address; `path`.</summary>
    [Input("path")]
    public Input<HTTPPathModifierArgs>? Path { get; init; }

    /// <summary>
    /// Port of the new address, 1 to 65535; by default the scheme's own where <see cref="Scheme"/> is given, else
    /// the listener's. `port`
    /// </summary>
    [Input("port")]
    public Input<int>? Port { get; init; }

    /// <summary>Status of the answer; 302 by default. `statusCode`</summary>
    [Input("statusCode")]
    public Input<HTTPRedirectStatusCode>? StatusCode { get; init; }
}
