using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What an <see cref="HTTPRoute"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class HTTPRouteArgs() : TypedResourceArgs(ApiGroup.Version, "HTTPRoute")
{
    /// <summary>The route as wanted; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<HTTPRouteSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready =>
        Spec.Apply(spec => spec.ParentCount).Apply(Readiness.HTTPRoute);
}
