using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

/// <summary>The pods to make.</summary>
public class PodTemplateSpecArgs : ResourceArgs
{
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<PodSpecArgs>? Spec { get; set; }
}

/// <summary>A pod.</summary>
public class PodSpecArgs : ResourceArgs
{
    [Input("affinity")] public Input<AffinityArgs>? Affinity { get; set; }
    [Input("automountServiceAccountToken")] public Input<bool>? AutomountServiceAccountToken { get; set; }
    [field: Input("containers", required: true)]
    public InputList<ContainerArgs> Containers { get => field ??= new(); set; }
    [Input("enableServiceLinks")] public Input<bool>? EnableServiceLinks { get; set; }
    [field: Input("imagePullSecrets")]
    public InputList<LocalObjectReferenceArgs> ImagePullSecrets { get => field ??= new(); set; }
    [field: Input("nodeSelector")] public InputMap<string> NodeSelector { get => field ??= new(); set; }
    [Input("securityContext")] public Input<PodSecurityContextArgs>? SecurityContext { get; set; }
    [Input("terminationGracePeriodSeconds")] public Input<int>? TerminationGracePeriodSeconds { get; set; }
    [field: Input("tolerations")] public InputList<TolerationArgs> Tolerations { get => field ??= new(); set; }
}

/// <summary>What all containers of a pod may do.</summary>
public class PodSecurityContextArgs : ResourceArgs
{
    [Input("runAsGroup")] public Input<int>? RunAsGroup { get; set; }
    [Input("runAsNonRoot")] public Input<bool>? RunAsNonRoot { get; set; }
    [Input("runAsUser")] public Input<int>? RunAsUser { get; set; }
    [Input("seccompProfile")] public Input<SeccompProfileArgs>? SeccompProfile { get; set; }
}
