namespace Pulumi;

/// <summary>How long each operation on a resource may take; the provider's default when null.</summary>
public sealed class CustomTimeouts
{
    /// <summary>The longest creation.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>The longest update.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>The longest deletion.</summary>
    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => (CustomTimeouts)MemberwiseClone();
}
