using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A backend with its share of the requests; `spec.rules[].backendRefs[]`.</summary>
public sealed class HTTPBackendRefArgs : BackendReferenceArgs
{
    /// <summary>
    /// This backend's part of the sum of the rule's weights, 0 to 1,000,000; 1 by default, with 0 it gets nothing.
    /// `weight`
    /// </summary>
    [Input("weight")]
    public Input<int>? Weight { get; init; }

    /// <summary>
    /// What is done to requests for this backend only, at most 16; controllers may support fewer kinds here than
    /// at a rule. `filters`
    /// </summary>
    [field: Input("filters")]
    public InputList<HTTPRouteFilterArgs> Filters { get => field ??= []; init; }
}
