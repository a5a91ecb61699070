using Pulumi;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A custom resource with a type of its own: it knows its name before it exists, and counts as created only when
/// it is ready (<see cref="Readiness"/>).
/// </summary>
public abstract class TypedResource : CustomResource
{
    private protected TypedResource(string name, TypedResourceArgs args, CustomResourceOptions? options)
        : base(name, args.Declare(name), options)
    {
        Name = args.Name ?? name;
        // From the arguments, not from the object made: others may refer to it without waiting for it.
        Namespace = args.Metadata.Apply(metadata => metadata?.Namespace);
    }

    /// <summary>The object's name, `metadata.name`.</summary>
    public string Name { get; }

    /// <summary>The object's namespace as declared, `metadata.namespace`; null where none was given.</summary>
    public Output<string> Namespace { get; }
}
