using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// Where traffic enters, `gateway.networking.k8s.io/v1` Gateway. Created, and updated, when it and each of its
/// listeners are programmed.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class Gateway(string name, GatewayArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options)
{
    /// <summary>What a route puts in its `parentRefs` to be attached here.</summary>
    /// <param name="sectionName">Name of one listener; all that accept the route by default.</param>
    public ParentReferenceArgs ParentReference(Input<string>? sectionName = null) =>
        new() { Name = Name, Namespace = Namespace, SectionName = sectionName };
}
