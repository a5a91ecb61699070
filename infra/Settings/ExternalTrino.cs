namespace TrinoInfra.Settings;

/// <summary>A coordinator that the stack does not run, and sends a track's requests to: <c>trino-infra:tracks[].external</c>.</summary>
/// <param name="Host">The coordinator itself, or what passes everything on to it; no host of the stack's own.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Tls">Null where it is spoken to in the clear.</param>
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
/// <param name="Authority">A ConfigMap of the stack's namespace, with the authority in <c>ca.crt</c>; null for the roots of the system.</param>
/// <param name="Name">What the certificate must be for, and what the handshake asks for.</param>
public sealed record ExternalTls(string? Authority, Hostname Name);
