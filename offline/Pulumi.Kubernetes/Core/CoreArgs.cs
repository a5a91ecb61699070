using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

/// <summary>A map of texts for pods to read.</summary>
public class ConfigMapArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [field: Input("data")] public InputMap<string> Data { get => field ??= new(); set; }
    [Input("immutable")] public Input<bool>? Immutable { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
}

public class NamespaceArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
}

/// <summary>An object of the same namespace.</summary>
public class LocalObjectReferenceArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
}
