using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.CertManager;

/// <summary>What an <see cref="Issuer"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class IssuerArgs() : TypedResourceArgs(ApiGroup.Version, "Issuer")
{
    /// <summary>How it issues; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<IssuerSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.Issuer);
}
