using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.Istio;

/// <summary>What a <see cref="ServiceEntry"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class ServiceEntryArgs() : TypedResourceArgs(ApiGroup.Version, nameof(ServiceEntry))
{
    /// <summary>The hosts; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<ServiceEntrySpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.None);
}
