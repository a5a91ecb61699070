using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What the backend sees instead of what was requested; `urlRewrite` of a filter.</summary>
public sealed class HTTPURLRewriteFilterArgs : ResourceArgs
{
    /// <summary>Host, without a wildcard; `hostname`.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; init; }

    /// <summary>Path; `path`.</summary>
    [Input("path")]
    public Input<HTTPPathModifierArgs>? Path { get; init; }
}
