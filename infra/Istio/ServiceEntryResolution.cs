using Pulumi;

namespace TrinoInfra.Istio;

/// <summary>How a proxy finds the addresses of hosts; `spec.resolution` of a ServiceEntry, as far as the stack needs it.</summary>
[EnumType]
public readonly record struct ServiceEntryResolution
{
    private readonly string text;

    private ServiceEntryResolution(string text) => this.text = text;

    /// <summary>By DNS, again and again; requests are shared out over all addresses.</summary>
    public static ServiceEntryResolution Dns { get; } = new("DNS");

    /// <summary>By DNS, again and again; new connections go to the first address, and those that there are stay.</summary>
    public static ServiceEntryResolution DnsRoundRobin { get; } = new("DNS_ROUND_ROBIN");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(ServiceEntryResolution resolution) => resolution.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
