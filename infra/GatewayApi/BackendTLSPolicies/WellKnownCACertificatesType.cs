using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Certificate authorities that a gateway knows by itself; `spec.validation.wellKnownCACertificates`.</summary>
[EnumType]
public readonly record struct WellKnownCACertificatesType
{
    private readonly string text;

    private WellKnownCACertificatesType(string text) => this.text = text;

    /// <summary>Those of the gateway's system.</summary>
    public static WellKnownCACertificatesType System { get; } = new("System");

    /// <summary>A set of the controller's own, by a name such as `example.com/internal`.</summary>
    public static WellKnownCACertificatesType Custom(string name) => new(name);

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(WellKnownCACertificatesType type) => type.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
