using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What a <see cref="GatewayClass"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class GatewayClassArgs() : TypedResourceArgs(ApiGroup.Version, "GatewayClass")
{
    /// <summary>The class as wanted; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<GatewayClassSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.GatewayClass);
}
