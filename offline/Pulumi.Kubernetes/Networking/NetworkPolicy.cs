using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Networking.V1;

/// <summary>Who may reach certain pods.</summary>
public class NetworkPolicy(string name, NetworkPolicyArgs? args = null, CustomResourceOptions? options = null)
    : KubernetesResource("kubernetes:networking.k8s.io/v1:NetworkPolicy", name, Fixed(args ?? new()), Defaults.Options(
        options, "kubernetes:extensions/v1beta1:NetworkPolicy"))
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    private static NetworkPolicyArgs Fixed(NetworkPolicyArgs args)
    {
        args.ApiVersion = "networking.k8s.io/v1";
        args.Kind = "NetworkPolicy";
        return args;
    }
}
