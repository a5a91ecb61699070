using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.CertManager;

/// <summary>Arguments of a <see cref="ClusterIssuer"/>.</summary>
public sealed class ClusterIssuerArgs() : TypedResourceArgs(ApiGroup.Version, "ClusterIssuer")
{
    /// <summary>How it issues; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<IssuerSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.Issuer);
}
