using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// How long one HTTP request may take; `spec.rules[].timeouts`. Durations as GEP-2257 writes them: one to four
/// whole numbers with h, m, s or ms, such as `300s` or `1m30s`; `0s` switches a timeout off.
/// </summary>
public sealed class HTTPRouteTimeoutsArgs : ResourceArgs
{
    /// <summary>From the client's request to the end of the response; `spec.rules[].timeouts.request`.</summary>
    [Input("request")]
    public Input<string>? Request { get; init; }

    /// <summary>
    /// From the gateway's request to the end of the backend's response, at most as long as
    /// <see cref="Request"/> unless that is `0s`; `spec.rules[].timeouts.backendRequest`.
    /// </summary>
    [Input("backendRequest")]
    public Input<string>? BackendRequest { get; init; }
}
