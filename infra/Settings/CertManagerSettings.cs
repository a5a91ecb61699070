namespace TrinoInfra.Settings;

/// <summary>What issues the certificates of the stack's own authority: <c>trino-infra:certManager</c>.</summary>
public sealed record CertManagerSettings
{
    /// <summary>False where the platform runs cert-manager. Of no effect but with <see cref="TlsSettings.SelfSigned"/>.</summary>
    public bool Install { get; init; } = true;
}
