using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.CertManager;

/// <summary>What a <see cref="ClusterIssuer"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class ClusterIssuerArgs() : TypedResourceArgs(ApiGroup.Version, "ClusterIssuer")
{
    /// <summary>How it issues; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<IssuerSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.Issuer);
}
