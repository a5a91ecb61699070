namespace TrinoInfra.Settings;

/// <summary>Where the certificate of the listener <c>https</c> comes from: exactly one of three, where the Gateway is the stack's own.</summary>
public abstract record TlsSettings
{
    private TlsSettings()
    {
    }

    /// <summary><c>{ issuer: selfSigned }</c>: an authority of the stack's own, kept by cert-manager.</summary>
    public sealed record SelfSigned : TlsSettings;

    /// <summary><c>{ secretName: ... }</c>: a Secret of type <c>kubernetes.io/tls</c> in the stack's namespace.</summary>
    public sealed record ExistingSecret(string Name) : TlsSettings;

    /// <summary><c>{ clusterIssuer: ... }</c>: an existing cert-manager ClusterIssuer, able to issue wildcards.</summary>
    public sealed record ClusterIssuer(string Name) : TlsSettings;

    /// <summary>The listeners of a Gateway of the platform's have theirs.</summary>
    public sealed record OfThePlatform : TlsSettings;
}
