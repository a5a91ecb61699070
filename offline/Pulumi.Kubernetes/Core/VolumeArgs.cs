namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

/// <summary>Files for the containers of a pod.</summary>
public class VolumeArgs : ResourceArgs
{
    [Input("configMap")] public Input<ConfigMapVolumeSourceArgs>? ConfigMap { get; set; }
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("secret")] public Input<SecretVolumeSourceArgs>? Secret { get; set; }
}

/// <summary>A Secret as files, one a key.</summary>
public class SecretVolumeSourceArgs : ResourceArgs
{
    [field: Input("items")] public InputList<KeyToPathArgs> Items { get => field ??= new(); set; }
    [Input("secretName")] public Input<string>? SecretName { get; set; }
}

/// <summary>A key, and the file that it becomes.</summary>
public class KeyToPathArgs : ResourceArgs
{
    [Input("key", required: true)] public Input<string> Key { get; set; } = null!;
    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;
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
