namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ContainerArgs : ResourceArgs
{
    [field: Input("args")] public InputList<string> Args { get => field ??= new(); set; }
    [field: Input("command")] public InputList<string> Command { get => field ??= new(); set; }
    [field: Input("env")] public InputList<EnvVarArgs> Env { get => field ??= new(); set; }
    [Input("image")] public Input<string>? Image { get; set; }
    [Input("imagePullPolicy")] public Input<string>? ImagePullPolicy { get; set; }
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("resources")] public Input<ResourceRequirementsArgs>? Resources { get; set; }
    [Input("securityContext")] public Input<SecurityContextArgs>? SecurityContext { get; set; }
    [field: Input("volumeMounts")] public InputList<VolumeMountArgs> VolumeMounts { get => field ??= new(); set; }
}

public class EnvVarArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("value")] public Input<string>? Value { get; set; }
}

/// <summary>What a container needs and may use.</summary>
public class ResourceRequirementsArgs : ResourceArgs
{
    [field: Input("limits")] public InputMap<string> Limits { get => field ??= new(); set; }
    [field: Input("requests")] public InputMap<string> Requests { get => field ??= new(); set; }
}

/// <summary>What a container may do.</summary>
public class SecurityContextArgs : ResourceArgs
{
    [Input("allowPrivilegeEscalation")] public Input<bool>? AllowPrivilegeEscalation { get; set; }
    [Input("appArmorProfile")] public Input<AppArmorProfileArgs>? AppArmorProfile { get; set; }
    [Input("capabilities")] public Input<CapabilitiesArgs>? Capabilities { get; set; }
    [Input("privileged")] public Input<bool>? Privileged { get; set; }
    [Input("procMount")] public Input<string>? ProcMount { get; set; }
    [Input("readOnlyRootFilesystem")] public Input<bool>? ReadOnlyRootFilesystem { get; set; }
    [Input("runAsGroup")] public Input<int>? RunAsGroup { get; set; }
    [Input("runAsNonRoot")] public Input<bool>? RunAsNonRoot { get; set; }
    [Input("runAsUser")] public Input<int>? RunAsUser { get; set; }
    [Input("seccompProfile")] public Input<SeccompProfileArgs>? SeccompProfile { get; set; }
    [Input("seLinuxOptions")] public Input<SELinuxOptionsArgs>? SeLinuxOptions { get; set; }
}

/// <summary>Linux capabilities to give and to take.</summary>
public class CapabilitiesArgs : ResourceArgs
{
    [field: Input("add")] public InputList<string> Add { get => field ??= new(); set; }
    [field: Input("drop")] public InputList<string> Drop { get => field ??= new(); set; }
}

public class AppArmorProfileArgs : ResourceArgs
{
    [Input("localhostProfile")] public Input<string>? LocalhostProfile { get; set; }
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;
}

public class SELinuxOptionsArgs : ResourceArgs
{
    [Input("level")] public Input<string>? Level { get; set; }
    [Input("role")] public Input<string>? Role { get; set; }
    [Input("type")] public Input<string>? Type { get; set; }
    [Input("user")] public Input<string>? User { get; set; }
}

/// <summary>Which system calls are allowed.</summary>
public class SeccompProfileArgs : ResourceArgs
{
    [Input("localhostProfile")] public Input<string>? LocalhostProfile { get; set; }
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;
}
