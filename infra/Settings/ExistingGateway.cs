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

    /// <summary>The listeners for https, at least one: the main host and the tracks' own are often two.</summary>
    public required ImmutableArray<string> Https { get; init; }

    /// <summary>Where its pods are; those that Istio makes for it, where not said.</summary>
    public required GatewayPods Pods { get; init; }

    /// <summary>A route names at most 32 parents, and each of these is one.</summary>
    public const int MaxListeners = 31;
}

/// <summary>The pods of a Gateway.</summary>
/// <param name="Namespace">Their namespace.</param>
/// <param name="Labels">Labels that they bear, at least one.</param>
public sealed record GatewayPods(DnsLabel Namespace, ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>Those that Istio makes for the Gateway.</summary>
    public static GatewayPods OfIstio(DnsLabel @namespace, string gateway) => new(
        @namespace,
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("gateway.networking.k8s.io/gateway-name", gateway));
}
