using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>
/// The key of a certificate; `spec.privateKey`. A size goes with its algorithm, hence one factory an algorithm.
/// </summary>
public sealed class CertificatePrivateKeyArgs : ResourceArgs
{
    [Input("algorithm", required: true)]
    private readonly Input<string> algorithm;

    [Input("size")]
    private readonly Input<int>? size;

    private CertificatePrivateKeyArgs(string algorithm, Input<int>? size = null) =>
        (this.algorithm, this.size) = (algorithm, size);

    /// <summary>
    /// Whether renewal makes a new key; the installed version's default if left out. `spec.privateKey.rotationPolicy`
    /// </summary>
    [Input("rotationPolicy")]
    public Input<PrivateKeyRotationPolicy>? RotationPolicy { get; private init; }

    /// <summary>An RSA key.</summary>
    /// <param name="size">Bits: 2048, 4096 or 8192.</param>
    /// <param name="rotationPolicy">Whether renewal makes a new key.</param>
    public static CertificatePrivateKeyArgs RSA(
        Input<int> size, Input<PrivateKeyRotationPolicy>? rotationPolicy = null) =>
        new(nameof(RSA), size) { RotationPolicy = rotationPolicy };

    /// <summary>A key on an elliptic curve.</summary>
    /// <param name="size">Bits: 256, 384 or 521.</param>
    /// <param name="rotationPolicy">Whether renewal makes a new key.</param>
    public static CertificatePrivateKeyArgs ECDSA(
        Input<int> size, Input<PrivateKeyRotationPolicy>? rotationPolicy = null) =>
        new(nameof(ECDSA), size) { RotationPolicy = rotationPolicy };

    /// <summary>An Ed25519 key, which has one size.</summary>
    /// <param name="rotationPolicy">Whether renewal makes a new key.</param>
    public static CertificatePrivateKeyArgs Ed25519(Input<PrivateKeyRotationPolicy>? rotationPolicy = null) =>
        new(nameof(Ed25519)) { RotationPolicy = rotationPolicy };
}
