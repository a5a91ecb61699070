using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// What the arguments of every typed custom resource have besides its spec. `Metadata` is the object's metadata
/// as Kubernetes knows it; its name may be left out.
/// </summary>
public abstract class TypedResourceArgs : CustomResourceArgs
{
    private protected TypedResourceArgs(string apiVersion, string kind) : base(apiVersion, kind)
    {
    }

    /// <summary>
    /// The object's name, `metadata.name`: plain, so that others can refer to it before the object exists, and
    /// fixed. Without it the object bears the name of its Pulumi resource.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The longest an update waits until the object is ready, see <see cref="Readiness"/>; 10 minutes by default.
    /// </summary>
    public TimeSpan ReadyTimeout { get; init; } = Readiness.DefaultTimeout;

    /// <summary>When an object with these arguments is ready.</summary>
    private protected abstract Output<Readiness> Ready { get; }

    /// <summary>
    /// These arguments as they are declared: the metadata given, with the name and with the annotations that
    /// make the provider wait. An annotation of the user's own wins over one of these.
    /// </summary>
    /// <remarks>
    /// A copy: neither these arguments nor their metadata change, so both may serve other resources too.
    /// </remarks>
    /// <exception cref="ArgumentException">When resolved: `metadata.name` is given and is another name.</exception>
    internal TypedResourceArgs Declare(string resourceName)
    {
        var name = Name ?? resourceName;
        var annotations = Ready.Apply(ready => ready.Annotations(ReadyTimeout));
        var declared = (TypedResourceArgs)MemberwiseClone();
        declared.Metadata = Metadata.Apply(given => Complete(given ?? new ObjectMetaArgs(), name, annotations));
        return declared;
    }

    private static ObjectMetaArgs Complete(
        ObjectMetaArgs given, string name, Output<ImmutableDictionary<string, string>> annotations)
    {
        var metadata = (ObjectMetaArgs)ShallowCopy(given);
        metadata.Name = given.Name is null ? name : given.Name.Apply(other => other == name ? name : throw new ArgumentException(
            $"metadata.name is '{other}', the object's name is '{name}'; leave it out, or give the arguments this Name"));
        metadata.Annotations = InputMap<string>.Merge(annotations, metadata.Annotations);
        return metadata;
    }

    // Metadata has many members, and reading an untouched map of it would create an empty one.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    private static extern object ShallowCopy(object original);
}
