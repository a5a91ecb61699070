using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// An address asked for, of at most 253 characters, no two alike; `spec.addresses[]`. Without a value the
/// controller chooses one of the type, where it can.
/// </summary>
public sealed class GatewaySpecAddressArgs : ResourceArgs
{
    [Input("type", required: true)]
    private readonly Input<string> type;

    [Input("value")]
    private readonly Input<string>? value;

    private GatewaySpecAddressArgs(Input<string> type, Input<string>? value) => (this.type, this.value) = (type, value);

    /// <summary>An IPv4 or IPv6 address.</summary>
    public static GatewaySpecAddressArgs IPAddress(Input<string>? value = null) => new(nameof(IPAddress), value);

    /// <summary>A host's name.</summary>
    public static GatewaySpecAddressArgs Hostname(Input<string>? value = null) => new(nameof(Hostname), value);

    /// <summary>An address that the controller knows by a name.</summary>
    public static GatewaySpecAddressArgs NamedAddress(Input<string>? value = null) => new(nameof(NamedAddress), value);

    /// <summary>An address of a controller's own type, `domain/path`.</summary>
    public static GatewaySpecAddressArgs Custom(Input<string> type, Input<string>? value = null) => new(type, value);
}
