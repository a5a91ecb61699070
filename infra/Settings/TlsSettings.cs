namespace TrinoInfra.Settings;

/// <summary>
/// Where the certificate of https comes from: <c>trino-infra:gateway.tls</c>, one of three where the Gateway is the stack's own.
/// </summary>
public abstract record TlsSettings
{
    private TlsSettings()
    {
    }

    /// <summary><c>{ issuer: selfSigned }</c>: an authority of the stack's own, kept by cert-manager.</summary>
    public sealed record SelfSigned : TlsSettings;

    /// <summary><c>{ secretName: ... }</c>: a Secret of type <c>kubernetes.io/tls</c> in the stack's namespace.</summary>
    public sealed record ExistingSecret(string Name) : TlsSettings;

    /// <summary><c>{ clusterIssuer: ... }</c>: an existing one, able to issue for all DNS names of the stack.</summary>
    public sealed record ClusterIssuer(string Name) : TlsSettings;

    /// <summary>Given nowhere: with <c>gateway.existing</c> the platform's listeners have theirs.</summary>
    public sealed record OfThePlatform : TlsSettings;
}
