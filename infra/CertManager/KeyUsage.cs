using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>What a certificate may be used for, RFC 5280 4.2.1.3 and 4.2.1.12; `spec.usages[]`.</summary>
[EnumType]
public readonly record struct KeyUsage
{
    private readonly string text;

    private KeyUsage(string text) => this.text = text;

    /// <summary>To cert-manager the same as <see cref="DigitalSignature"/>.</summary>
    public static KeyUsage Signing { get; } = new("signing");
    public static KeyUsage DigitalSignature { get; } = new("digital signature");
    public static KeyUsage ContentCommitment { get; } = new("content commitment");
    public static KeyUsage KeyEncipherment { get; } = new("key encipherment");
    public static KeyUsage KeyAgreement { get; } = new("key agreement");
    public static KeyUsage DataEncipherment { get; } = new("data encipherment");
    public static KeyUsage CertSign { get; } = new("cert sign");
    public static KeyUsage CRLSign { get; } = new("crl sign");
    public static KeyUsage EncipherOnly { get; } = new("encipher only");
    public static KeyUsage DecipherOnly { get; } = new("decipher only");
    public static KeyUsage Any { get; } = new("any");
    public static KeyUsage ServerAuth { get; } = new("server auth");
    public static KeyUsage ClientAuth { get; } = new("client auth");
    public static KeyUsage CodeSigning { get; } = new("code signing");
    public static KeyUsage EmailProtection { get; } = new("email protection");
    public static KeyUsage SMIME { get; } = new("s/mime");
    public static KeyUsage IPsecEndSystem { get; } = new("ipsec end system");
    public static KeyUsage IPsecTunnel { get; } = new("ipsec tunnel");
    public static KeyUsage IPsecUser { get; } = new("ipsec user");
    public static KeyUsage Timestamping { get; } = new("timestamping");
    public static KeyUsage OCSPSigning { get; } = new("ocsp signing");
    public static KeyUsage MicrosoftSGC { get; } = new("microsoft sgc");
    public static KeyUsage NetscapeSGC { get; } = new("netscape sgc");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(KeyUsage usage) => usage.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
