using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>The fields that every <see cref="CustomResource"/> has; derive to add its own.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <param name="apiVersion">The group and version, <c>group/version</c>.</param>
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}";
    }

    [Input("apiVersion")] public Input<string> ApiVersion { get; }
    [Input("kind")] public Input<string> Kind { get; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
