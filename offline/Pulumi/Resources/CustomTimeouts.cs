namespace Pulumi;

/// <summary>How long each operation on a resource may take; the provider's default when null.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }
    public TimeSpan? Update { get; set; }
    public TimeSpan? Delete { get; set; }
}
