using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What a <see cref="Gateway"/> says: its spec, and what <see cref="TypedResourceArgs"/> has.</summary>
public sealed class GatewayArgs() : TypedResourceArgs(ApiGroup.Version, "Gateway")
{
    /// <summary>The Gateway as wanted; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<GatewaySpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Spec
        .Apply(spec => spec.Listeners.ToOutput())
        .Apply(listeners => Output.All(listeners.Select(listener => listener.Name)))
        .Apply(names => Readiness.Gateway(names));
}
