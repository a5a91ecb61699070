namespace TrinoInfra.Settings;

/// <summary>The Gateway API's CRDs: <c>trino-infra:gatewayApi</c>.</summary>
public sealed record GatewayApiSettings
{
    /// <summary>False where the platform brings the CRDs, as it does behind a Gateway of its own.</summary>
    public bool Install { get; init; } = true;
}
