using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Arguments of a <see cref="ListenerSet"/>.</summary>
public sealed class ListenerSetArgs() : TypedResourceArgs(ApiGroup.Version, "ListenerSet")
{
    /// <summary>The ListenerSet as wanted; `spec`.</summary>
    [Input("spec", required: true)]
    public required Input<ListenerSetSpecArgs> Spec { get; init; }

    private protected override Output<Readiness> Ready => Spec
        .Apply(spec => spec.Listeners.ToOutput())
        .Apply(listeners => Output.All(listeners.Select(listener => listener.Name)))
        .Apply(names => Readiness.ListenerSet(names));
}
