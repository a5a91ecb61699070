namespace TrinoInfra.Settings;

/// <summary>What issues the certificates of the stack's own authority: <c>trino-infra:certManager</c>.</summary>
public sealed record CertManagerSettings
{
    /// <summary>False where the platform runs cert-manager.</summary>
    public bool Install { get; init; } = true;
}
