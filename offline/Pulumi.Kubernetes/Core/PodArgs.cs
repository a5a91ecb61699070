using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

/// <summary>The pods to make.</summary>
public class PodTemplateSpecArgs : ResourceArgs
{
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<PodSpecArgs>? Spec { get; set; }
}

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
    [Input("priorityClassName")] public Input<string>? PriorityClassName { get; set; }
    [Input("securityContext")] public Input<PodSecurityContextArgs>? SecurityContext { get; set; }
    [Input("serviceAccountName")] public Input<string>? ServiceAccountName { get; set; }
    [Input("terminationGracePeriodSeconds")] public Input<int>? TerminationGracePeriodSeconds { get; set; }
    [field: Input("tolerations")] public InputList<TolerationArgs> Tolerations { get => field ??= new(); set; }
    [field: Input("volumes")] public InputList<VolumeArgs> Volumes { get => field ??= new(); set; }
}

/// <summary>What all containers of a pod may do.</summary>
public class PodSecurityContextArgs : ResourceArgs
{
    [Input("appArmorProfile")] public Input<AppArmorProfileArgs>? AppArmorProfile { get; set; }
    [Input("fsGroup")] public Input<int>? FsGroup { get; set; }
    [Input("fsGroupChangePolicy")] public Input<string>? FsGroupChangePolicy { get; set; }
    [Input("runAsGroup")] public Input<int>? RunAsGroup { get; set; }
    [Input("runAsNonRoot")] public Input<bool>? RunAsNonRoot { get; set; }
    [Input("runAsUser")] public Input<int>? RunAsUser { get; set; }
    [Input("seccompProfile")] public Input<SeccompProfileArgs>? SeccompProfile { get; set; }
    [Input("seLinuxChangePolicy")] public Input<string>? SeLinuxChangePolicy { get; set; }
    [Input("seLinuxOptions")] public Input<SELinuxOptionsArgs>? SeLinuxOptions { get; set; }
    [field: Input("supplementalGroups")] public InputList<int> SupplementalGroups { get => field ??= new(); set; }
    [Input("supplementalGroupsPolicy")] public Input<string>? SupplementalGroupsPolicy { get; set; }
    [field: Input("sysctls")] public InputList<SysctlArgs> Sysctls { get => field ??= new(); set; }
}

/// <summary>A parameter of the kernel.</summary>
public class SysctlArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("value", required: true)] public Input<string> Value { get; set; } = null!;
}
