namespace Pulumi.Kubernetes;

/// <summary>The provider's configuration; what is not given comes from the environment.</summary>
public sealed class ProviderArgs : ResourceArgs
{
    public ProviderArgs()
    {
        DeleteUnreachable = Flag("PULUMI_K8S_DELETE_UNREACHABLE");
        EnableConfigMapMutable = Flag("PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE");
        EnableServerSideApply = Flag("PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY");
        if (Environment.GetEnvironmentVariable("KUBECONFIG") is { } kubeConfig)
            KubeConfig = kubeConfig;
    }

    /// <summary>A name for the cluster; only its change replaces the provider and all under it.</summary>
    [Input("clusterIdentifier")] public Input<string>? ClusterIdentifier { get; set; }
    /// <summary>The kubeconfig's context; the current one when null.</summary>
    [Input("context")] public Input<string>? Context { get; set; }
    /// <summary>Whether resources of a cluster out of reach are dropped from the state.</summary>
    [Input("deleteUnreachable", json: true)] public Input<bool>? DeleteUnreachable { get; set; }
    /// <summary>Whether a changed ConfigMap is updated in place instead of replaced.</summary>
    [Input("enableConfigMapMutable", json: true)] public Input<bool>? EnableConfigMapMutable { get; set; }
    /// <summary>Whether changes go by server-side apply, as they do when null.</summary>
    [Input("enableServerSideApply", json: true)] public Input<bool>? EnableServerSideApply { get; set; }
    /// <summary>A kubeconfig file's path, or its contents.</summary>
    [Input("kubeconfig")] public Input<string>? KubeConfig { get; set; }
    /// <summary>The namespace of resources that name none.</summary>
    [Input("namespace")] public Input<string>? Namespace { get; set; }

    private static Input<bool>? Flag(string variable) => Environment.GetEnvironmentVariable(variable) switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => (Input<bool>)true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => (Input<bool>)false,
        _ => null,
    };
}
