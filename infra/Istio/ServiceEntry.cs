using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.Istio;

/// <summary>
/// A host that Istio is to know although no Service of the cluster is it, `networking.istio.io/v1` ServiceEntry. A route of its
/// namespace names it as a backend, see <see cref="Hostname"/>. Istio reports no status of it, so nothing is awaited.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class ServiceEntry(string name, ServiceEntryArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options)
{
    /// <summary>What a policy says that is about one of this name; `spec.targetRefs[]`.</summary>
    public static LocalPolicyTargetReferenceWithSectionNameArgs Target(string name) =>
        new() { Group = ApiGroup.Name, Kind = nameof(ServiceEntry), Name = name };
}
