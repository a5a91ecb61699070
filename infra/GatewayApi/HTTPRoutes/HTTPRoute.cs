using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// How HTTP requests get from Gateways to backends, `gateway.networking.k8s.io/v1` HTTPRoute. Created, and updated,
/// when every parent has accepted it and resolved its references.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class HTTPRoute(string name, HTTPRouteArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options);
