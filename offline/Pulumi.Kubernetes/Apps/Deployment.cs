using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Apps.V1;

/// <summary>Pods kept running.</summary>
public class Deployment(string name, DeploymentArgs? args = null, CustomResourceOptions? options = null)
    : KubernetesResource("kubernetes:apps/v1:Deployment", name, Fixed(args ?? new()), Defaults.Options(
        options, "kubernetes:apps/v1beta1:Deployment", "kubernetes:apps/v1beta2:Deployment", "kubernetes:extensions/v1beta1:Deployment"))
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    private static DeploymentArgs Fixed(DeploymentArgs args)
    {
        args.ApiVersion = "apps/v1";
        args.Kind = "Deployment";
        return args;
    }
}
