namespace Pulumi;

/// <summary>Sees each resource before it registers and may change its arguments and options; null changes nothing.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>What a transformation sees.</summary>
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    /// <summary>The resource under construction.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>Its arguments so far.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>Its options so far.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What a transformation makes of it.</summary>
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    /// <summary>The arguments to use.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>The options to use; the parent must stay.</summary>
    public ResourceOptions Options { get; } = options;
}
