using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.CertManager;

/// <summary>What a <see cref="Certificate"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class CertificateArgs() : TypedResourceArgs(ApiGroup.Version, "Certificate")
{
    /// <summary>The certificate as wanted; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<CertificateSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.Certificate);
}
