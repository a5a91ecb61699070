using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What browsers may do with answers that pages of other origins asked for; `cors` of a filter.</summary>
public sealed class HTTPCORSFilterArgs : ResourceArgs
{
    /// <summary>
    /// Origins that may ask, as `scheme://host[:port]` where the host may begin with or be `*`, or `*` alone: at
    /// most 64. `cors.allowOrigins`
    /// </summary>
    [field: Input("allowOrigins")]
    public InputList<string> AllowOrigins { get => field ??= []; init; }

    /// <summary>
    /// Whether requests may carry cookies, certificates and authorization; not by default. `cors.allowCredentials`
    /// </summary>
    [Input("allowCredentials")]
    public Input<bool>? AllowCredentials { get; init; }

    /// <summary>
    /// Methods that may be used, or <see cref="HTTPMethodWithWildcard.Any"/> alone; `cors.allowMethods`.
    /// </summary>
    [field: Input("allowMethods")]
    public InputList<HTTPMethodWithWildcard> AllowMethods { get => field ??= []; init; }

    /// <summary>Request headers that may be used, or `*` alone: at most 64; `cors.allowHeaders`.</summary>
    [field: Input("allowHeaders")]
    public InputList<string> AllowHeaders { get => field ??= []; init; }

    /// <summary>Response headers that the page may read, or `*`: at most 64; `cors.exposeHeaders`.</summary>
    [field: Input("exposeHeaders")]
    public InputList<string> ExposeHeaders { get => field ??= []; init; }

    /// <summary>
    /// How long a browser may remember the answer, in seconds, 1 or more; 5 by default. `cors.maxAge`
    /// </summary>
    [Input("maxAge")]
    public Input<int>? MaxAge { get; init; }
}
