using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>A Gateway of the platform's, which the routes attach to: <c>trino-infra:gateway.existing</c>.</summary>
public sealed record ExistingGateway
{
    /// <summary>At most 63 characters: its pods are labelled with it.</summary>
    public required string Name { get; init; }

    public required DnsLabel Namespace { get; init; }

    /// <summary>The listener for http, <c>spec.listeners[].name</c>; null where none is the stack's to use.</summary>
    public string? Http { get; init; }

    /// <summary><c>https</c>: a listener or a list of them, such as apex and wildcard; <c>http</c>: one, or none.</summary>
    /// <value key="gateway.existing.listeners">needed</value>
    public required ImmutableArray<string> Https { get; init; }

    /// <summary><c>namespace</c> and <c>labels</c> of the pods that Trino's pods admit.</summary>
    /// <value key="gateway.existing.pods">those that Istio makes for it</value>
    public required GatewayPods Pods { get; init; }

    /// <summary>For https: a route names at most 32 parents, each listener is one, and there may be one for http.</summary>
    public const int MaxListeners = 31;
}

/// <summary>The pods of a Gateway, as a network policy selects them.</summary>
/// <param name="Labels">Labels that each of them bears, at least one.</param>
public sealed record GatewayPods(DnsLabel Namespace, ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>Those that Istio makes for the Gateway, in its namespace and labelled with its name.</summary>
    public static GatewayPods OfIstio(DnsLabel @namespace, string gateway) => new(
        @namespace,
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("gateway.networking.k8s.io/gateway-name", gateway));
}
