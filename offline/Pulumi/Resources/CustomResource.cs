namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
/// <remarks>Its options are optional in the published SDK too, but overloads make it ambiguous to leave them out.</remarks>
public class CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
    : Resource(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
{
    /// <summary>What the provider knows it by; unknown until it is there.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
