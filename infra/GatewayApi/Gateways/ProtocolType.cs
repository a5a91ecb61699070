using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What a listener expects to be spoken; `spec.listeners[].protocol`.</summary>
[EnumType]
public readonly record struct ProtocolType
{
    private readonly string text;

    private ProtocolType(string text) => this.text = text;

    /// <summary>HTTP in the clear.</summary>
    public static ProtocolType HTTP { get; } = new("HTTP");

    /// <summary>HTTP over TLS.</summary>
    public static ProtocolType HTTPS { get; } = new("HTTPS");

    /// <summary>Anything over TLS.</summary>
    public static ProtocolType TLS { get; } = new("TLS");

    /// <summary>Anything over TCP.</summary>
    public static ProtocolType TCP { get; } = new("TCP");

    /// <summary>Anything over UDP.</summary>
    public static ProtocolType UDP { get; } = new("UDP");

    /// <summary>A controller's own protocol, as `domain/name`, at most 255 characters.</summary>
    public static ProtocolType Custom(string name) => new(name);

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(ProtocolType protocol) => protocol.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
