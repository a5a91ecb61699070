namespace Pulumi;

/// <summary>An identity that a resource had before: its whole URN, or those parts of it that are other now.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }
    public Input<string>? Name { get; set; }
    public Input<string>? Type { get; set; }
    public Input<string>? Stack { get; set; }
    public Input<string>? Project { get; set; }
    public Resource? Parent { get; set; }
    public Input<string>? ParentUrn { get; set; }
    public bool NoParent { get; set; }
}
