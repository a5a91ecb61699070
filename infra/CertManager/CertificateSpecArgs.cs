using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>
/// What a certificate says, who issues it and where it is kept; Certificate `spec`. It needs a DNS name or a
/// common name at least. Durations as Go writes them, such as `2160h` or `1h30m`.
/// </summary>
public sealed class CertificateSpecArgs : ResourceArgs
{
    /// <summary>Name of the Secret that certificate and key are written to; `spec.secretName`.</summary>
    [Input("secretName", required: true)]
    public required Input<string> SecretName { get; init; }

    /// <summary>Who issues it; `spec.issuerRef`.</summary>
    [Input("issuerRef", required: true)]
    public required Input<IssuerReferenceArgs> IssuerRef { get; init; }

    /// <summary>Hosts it is valid for, a leading `*.` standing for one label; `spec.dnsNames`.</summary>
    [field: Input("dnsNames")]
    public InputList<string> DnsNames { get => field ??= []; init; }

    /// <summary>
    /// Common name, at most 64 characters; TLS clients ignore it where there are <see cref="DnsNames"/>.
    /// `spec.commonName`
    /// </summary>
    [Input("commonName")]
    public Input<string>? CommonName { get; init; }

    /// <summary>Whether it may sign others; not by default. `spec.isCA`</summary>
    [Input("isCA")]
    public Input<bool>? IsCA { get; init; }

    /// <summary>How long it is valid, 1 hour or more; 90 days by default. `spec.duration`</summary>
    [Input("duration")]
    public Input<string>? Duration { get; init; }

    /// <summary>
    /// How long before its end it is renewed, 5 minutes or more; a third of its life by default. `spec.renewBefore`
    /// </summary>
    [Input("renewBefore")]
    public Input<string>? RenewBefore { get; init; }

    /// <summary>Its key; `spec.privateKey`.</summary>
    [Input("privateKey")]
    public Input<CertificatePrivateKeyArgs>? PrivateKey { get; init; }

    /// <summary>What it may be used for; digital signature and key encipherment by default. `spec.usages`</summary>
    [field: Input("usages")]
    public InputList<KeyUsage> Usages { get => field ??= []; init; }
}
