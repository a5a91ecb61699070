using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Who ends a TLS session; `spec.listeners[].tls.mode`.</summary>
[EnumType]
public readonly record struct TLSModeType
{
    private readonly string text;

    private TLSModeType(string text) => this.text = text;

    /// <summary>The Gateway, with its certificates.</summary>
    public static TLSModeType Terminate { get; } = new("Terminate");

    /// <summary>The backend; the Gateway sees the wanted host's name and nothing else.</summary>
    public static TLSModeType Passthrough { get; } = new("Passthrough");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(TLSModeType mode) => mode.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
