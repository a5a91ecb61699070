namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

/// <summary>Files for the containers of a pod.</summary>
public class VolumeArgs : ResourceArgs
{
    [Input("configMap")] public Input<ConfigMapVolumeSourceArgs>? ConfigMap { get; set; }
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
}

/// <summary>A ConfigMap as files, one a key.</summary>
public class ConfigMapVolumeSourceArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
}

/// <summary>Where a container has a volume.</summary>
public class VolumeMountArgs : ResourceArgs
{
    [Input("mountPath", required: true)] public Input<string> MountPath { get; set; } = null!;
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }
}
