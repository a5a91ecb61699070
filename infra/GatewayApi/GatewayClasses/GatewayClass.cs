using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A class of Gateways that one controller looks after, `gateway.networking.k8s.io/v1` GatewayClass; cluster-scoped.
/// Created when its controller has accepted it.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class GatewayClass(string name, GatewayClassArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options);
