using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Pulumi.Kubernetes.Helm.V3;

/// <summary>A chart installed under a name.</summary>
public class Release(string name, ReleaseArgs? args = null, CustomResourceOptions? options = null)
    : KubernetesResource("kubernetes:helm.sh/v3:Release", name, Fixed(args ?? new()), Defaults.Options(options))
{
    [Output("chart")] public Output<string> Chart { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("namespace")] public Output<string> Namespace { get; private set; } = null!;
    [Output("timeout")] public Output<int> Timeout { get; private set; } = null!;
    [Output("values")] public Output<ImmutableDictionary<string, object>> Values { get; private set; } = null!;
    [Output("version")] public Output<string> Version { get; private set; } = null!;

    private static ReleaseArgs Fixed(ReleaseArgs args)
    {
        args.Compat = "true";
        return args;
    }
}
