using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Core.V1;

public class Namespace(string name, NamespaceArgs? args = null, CustomResourceOptions? options = null)
    : KubernetesResource("kubernetes:core/v1:Namespace", name, Fixed(args ?? new()), Defaults.Options(options))
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    private static NamespaceArgs Fixed(NamespaceArgs args)
    {
        args.ApiVersion = "v1";
        args.Kind = "Namespace";
        return args;
    }
}
