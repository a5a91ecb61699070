namespace Pulumi.Testing;

/// <summary>What a run against mocks pretends to be: by default the preview of stack <c>stack</c> of <c>project</c>.</summary>
public class TestOptions
{
    public string? ProjectName { get; set; }
    public string? RootDirectory { get; set; }
    public string? StackName { get; set; }
    public bool? IsPreview { get; set; }
    public string? OrganizationName { get; set; }
}
