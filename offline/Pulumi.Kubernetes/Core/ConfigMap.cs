using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Core.V1;

/// <summary>A map of texts for pods to read.</summary>
public class ConfigMap(string name, ConfigMapArgs? args = null, CustomResourceOptions? options = null)
    : KubernetesResource("kubernetes:core/v1:ConfigMap", name, Fixed(args ?? new()), Defaults.Options(options))
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("data")] public Output<ImmutableDictionary<string, string>> Data { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    private static ConfigMapArgs Fixed(ConfigMapArgs args)
    {
        args.ApiVersion = "v1";
        args.Kind = "ConfigMap";
        return args;
    }
}
