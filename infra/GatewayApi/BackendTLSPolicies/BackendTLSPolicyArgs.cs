using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Arguments of a <see cref="BackendTLSPolicy"/>.</summary>
public sealed class BackendTLSPolicyArgs() : TypedResourceArgs(ApiGroup.Version, "BackendTLSPolicy")
{
    /// <summary>The policy as wanted; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<BackendTLSPolicySpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Output.Create(Readiness.BackendTLSPolicy);
}
