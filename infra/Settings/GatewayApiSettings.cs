namespace TrinoInfra.Settings;

/// <summary>The Gateway API's CRDs: <c>trino-infra:gatewayApi</c>.</summary>
public sealed record GatewayApiSettings
{
    /// <summary><c>false</c> where the platform brings the CRDs.</summary>
    /// <value key="gatewayApi.install"><c>true</c>; with <c>gateway.existing</c> <c>false</c></value>
    public bool Install { get; init; } = true;
}
