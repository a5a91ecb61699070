using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Kubernetes.Types.Outputs.Meta.V1;

/// <summary>What every object says of itself.</summary>
[OutputType]
public sealed class ObjectMeta
{
    public readonly ImmutableDictionary<string, string> Annotations;
    public readonly ImmutableDictionary<string, string> Labels;
    public readonly string Name;
    public readonly string Namespace;
    public readonly string Uid;

    [OutputConstructor]
    [SuppressMessage("CodeQuality", "IDE0051", Justification = "Outputs are made from the wire, by reflection.")]
    private ObjectMeta(
        ImmutableDictionary<string, string> annotations,
        ImmutableDictionary<string, string> labels,
        string name,
        string @namespace,
        string uid)
    {
        Annotations = annotations;
        Labels = labels;
        Name = name;
        Namespace = @namespace;
        Uid = uid;
    }
}
