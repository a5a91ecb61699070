using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A part of the whole, at most all of it; `requestMirror.fraction` of a filter.</summary>
public sealed class FractionArgs : ResourceArgs
{
    /// <summary>0 or more, at most the denominator; `numerator`.</summary>
    [Input("numerator", required: true)]
    public required Input<int> Numerator { get; init; }

    /// <summary>1 or more; 100 by default. `denominator`</summary>
    [Input("denominator")]
    public Input<int>? Denominator { get; init; }
}
