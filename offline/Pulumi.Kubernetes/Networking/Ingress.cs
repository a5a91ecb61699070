using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Networking.V1;

/// <summary>Which hosts and paths a controller of the cluster serves, and by what.</summary>
public class Ingress(string name, IngressArgs? args = null, CustomResourceOptions? options = null)
    : KubernetesResource("kubernetes:networking.k8s.io/v1:Ingress", name, Fixed(args ?? new()), Defaults.Options(
        options, "kubernetes:extensions/v1beta1:Ingress", "kubernetes:networking.k8s.io/v1beta1:Ingress"))
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    private static IngressArgs Fixed(IngressArgs args)
    {
        args.ApiVersion = "networking.k8s.io/v1";
        args.Kind = "Ingress";
        return args;
    }
}
