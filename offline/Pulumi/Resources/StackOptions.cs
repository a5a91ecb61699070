namespace Pulumi;

/// <summary>How the engine treats a stack.</summary>
public class StackOptions
{
    /// <summary>They come after the resources' own.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}
