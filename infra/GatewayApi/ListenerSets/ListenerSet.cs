using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// Further listeners of a Gateway, `gateway.networking.k8s.io/v1` ListenerSet: they come and go without a change of the
/// Gateway, which must let them in (<see cref="GatewaySpecArgs.AllowedListeners"/>). Created, and updated, when it and
/// each of its listeners are programmed.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class ListenerSet(string name, ListenerSetArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options);
