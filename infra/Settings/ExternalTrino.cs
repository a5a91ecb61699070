namespace TrinoInfra.Settings;

/// <summary>A coordinator that the stack does not run, and sends a track's requests to: <c>trino-infra:tracks[].external</c>.</summary>
/// <param name="Host">
/// The coordinator's name in DNS, in full (<c>trino.old.svc.cluster.local</c>), as the gateway's pods resolve it; each once,
/// and none of the stack's own.
/// <value key="tracks[].external.host">needed</value>
/// </param>
/// <param name="Port">
/// 1 to 65535.
/// <value key="tracks[].external.port"><c>8080</c>, with <c>tls</c> <c>443</c></value>
/// </param>
/// <param name="Tls">
/// <c>true</c>: certificates that the gateway's system trusts (Istio's images bring public authorities); or <c>{ ca, hostname
/// }</c>.
/// <value key="tracks[].external.tls">none: in the clear</value>
/// </param>
public sealed record ExternalTrino(Hostname Host, int Port, ExternalTls? Tls)
{
    /// <summary>Trino's own.</summary>
    public const int DefaultPort = 8080;

    /// <summary>With TLS that of https.</summary>
    public const int DefaultTlsPort = 443;

    /// <summary>E.g. <c>trino.old.corp:8080</c>.</summary>
    public string Authority => $"{Host}:{Port}";

    /// <summary>With the name in its certificate, which need not be the host.</summary>
    public string Url => Tls is null ? $"http://{Authority}" : $"https://{Tls.Name}:{Port}";
}

/// <summary>How TLS is spoken to an external coordinator: <c>trino-infra:tracks[].external.tls</c>.</summary>
/// <param name="Authority">
/// A ConfigMap of the stack's namespace with the authority under <c>ca.crt</c>.
/// <value key="tracks[].external.tls.ca">the gateway's system's</value>
/// </param>
/// <param name="Name">
/// What its certificate is for, where that is another name.
/// <value key="tracks[].external.tls.hostname">the host</value>
/// </param>
public sealed record ExternalTls(string? Authority, Hostname Name);
