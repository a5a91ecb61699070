namespace TrinoInfra.Settings;

/// <summary>What issues the certificates of the stack's own authority: <c>trino-infra:certManager</c>.</summary>
public sealed record CertManagerSettings
{
    /// <summary>
    /// <c>false</c> where the platform runs cert-manager; asked for nowhere but with <c>tls: { issuer: selfSigned }</c>.
    /// </summary>
    /// <value key="certManager.install"><c>true</c></value>
    public bool Install { get; init; } = true;
}
