using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>Whether renewal makes a new key; `spec.privateKey.rotationPolicy`.</summary>
[EnumType]
public readonly record struct PrivateKeyRotationPolicy
{
    private readonly string text;

    private PrivateKeyRotationPolicy(string text) => this.text = text;

    /// <summary>The key in the Secret is kept.</summary>
    public static PrivateKeyRotationPolicy Never { get; } = new("Never");

    /// <summary>Each certificate has a key of its own.</summary>
    public static PrivateKeyRotationPolicy Always { get; } = new("Always");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(PrivateKeyRotationPolicy policy) => policy.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
