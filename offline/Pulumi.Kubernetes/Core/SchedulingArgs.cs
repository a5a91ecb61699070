using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

/// <summary>Where a pod would rather run.</summary>
public class AffinityArgs : ResourceArgs
{
    [Input("podAffinity")] public Input<PodAffinityArgs>? PodAffinity { get; set; }
}

/// <summary>Beside which pods a pod would rather run.</summary>
public class PodAffinityArgs : ResourceArgs
{
    [field: Input("preferredDuringSchedulingIgnoredDuringExecution")]
    public InputList<WeightedPodAffinityTermArgs> PreferredDuringSchedulingIgnoredDuringExecution { get => field ??= new(); set; }
}

/// <summary>A wish, and how much it counts: 1 to 100.</summary>
public class WeightedPodAffinityTermArgs : ResourceArgs
{
    [Input("podAffinityTerm", required: true)] public Input<PodAffinityTermArgs> PodAffinityTerm { get; set; } = null!;
    [Input("weight", required: true)] public Input<int> Weight { get; set; } = null!;
}

/// <summary>Pods by their labels, and the nodes beside them: those with the same value of the label <c>TopologyKey</c>.</summary>
public class PodAffinityTermArgs : ResourceArgs
{
    [Input("labelSelector")] public Input<LabelSelectorArgs>? LabelSelector { get; set; }
    [Input("topologyKey", required: true)] public Input<string> TopologyKey { get; set; } = null!;
}

/// <summary>A taint of nodes that a pod bears, for <c>TolerationSeconds</c> or, when null, for good.</summary>
public class TolerationArgs : ResourceArgs
{
    [Input("effect")] public Input<string>? Effect { get; set; }
    [Input("key")] public Input<string>? Key { get; set; }
    [Input("operator")] public Input<string>? Operator { get; set; }
    [Input("tolerationSeconds")] public Input<int>? TolerationSeconds { get; set; }
    [Input("value")] public Input<string>? Value { get; set; }
}
