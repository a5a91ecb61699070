using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Apps.V1;

/// <summary>Pods kept running.</summary>
public class DeploymentArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<DeploymentSpecArgs>? Spec { get; set; }
}

/// <summary>Which pods, how many (1 when null), and how they change.</summary>
public class DeploymentSpecArgs : ResourceArgs
{
    [Input("replicas")] public Input<int>? Replicas { get; set; }
    [Input("selector", required: true)] public Input<LabelSelectorArgs> Selector { get; set; } = null!;
    [Input("strategy")] public Input<DeploymentStrategyArgs>? Strategy { get; set; }
    [Input("template", required: true)] public Input<PodTemplateSpecArgs> Template { get; set; } = null!;
}

/// <summary>How old pods make way for new ones: <c>Type</c> is <c>Recreate</c> or, when null, <c>RollingUpdate</c>.</summary>
public class DeploymentStrategyArgs : ResourceArgs
{
    [Input("type")] public Input<string>? Type { get; set; }
}
