namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>The provider's id of it; unknown until it is there.</summary>
    [Output(Wire.WireNames.Id)]
    public Output<string> Id { get; private protected set; } = null!;

    /// <summary>Makes and registers the resource.</summary>
    /// <param name="type">The type token, <c>package:module:Kind</c>.</param>
    /// <param name="name">The name, unique for the type below its parent.</param>
    /// <param name="args">The arguments; none when null.</param>
    /// <param name="options">The options; none when null. To leave them out is ambiguous in the published SDK.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }
}
