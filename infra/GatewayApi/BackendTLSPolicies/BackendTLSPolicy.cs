using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// How a gateway speaks TLS to a backend, `gateway.networking.k8s.io/v1` BackendTLSPolicy; without one it speaks none.
/// Created, and updated, when its controller has accepted it and resolved its references.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class BackendTLSPolicy(string name, BackendTLSPolicyArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options);
