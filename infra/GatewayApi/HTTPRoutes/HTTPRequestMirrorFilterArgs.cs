using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Where copies of requests go, and of how many; `requestMirror` of a filter.</summary>
public sealed class HTTPRequestMirrorFilterArgs : ResourceArgs
{
    [Input("backendRef", required: true)]
    private readonly Input<BackendObjectReferenceArgs> backendRef;

    [Input("percent")]
    private Input<int>? percent;

    [Input("fraction")]
    private Input<FractionArgs>? fraction;

    private HTTPRequestMirrorFilterArgs(Input<BackendObjectReferenceArgs> backendRef) => this.backendRef = backendRef;

    /// <summary>Every request.</summary>
    public static HTTPRequestMirrorFilterArgs All(BackendObjectReferenceArgs backendRef) => new(backendRef);

    /// <summary>So many requests of a hundred, 0 to 100.</summary>
    public static HTTPRequestMirrorFilterArgs Percent(BackendObjectReferenceArgs backendRef, Input<int> percent) =>
        new(backendRef) { percent = percent };

    /// <summary>A part of the requests that percents are too coarse for.</summary>
    public static HTTPRequestMirrorFilterArgs Fraction(BackendObjectReferenceArgs backendRef, FractionArgs fraction) =>
        new(backendRef) { fraction = fraction };
}
