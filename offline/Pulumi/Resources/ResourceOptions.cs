namespace Pulumi;

/// <summary>How the engine treats a resource.</summary>
public abstract class ResourceOptions
{
    /// <summary>The id of a thing that exists already and is only read.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The URN of a resource that exists already and is only read.</summary>
    public string? Urn { get; set; }

    /// <summary>The resource this one belongs to; the stack when null.</summary>
    public Resource? Parent { get; set; }

    /// <summary>What must be there before; a component stands for the resources within it.</summary>
    public InputList<Resource> DependsOn { get => field ??= []; set; }

    /// <summary>The provider to use; the parent's when null.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider plugin.</summary>
    public string? Version { get; set; }

    /// <summary>Whether deletion is refused; as the parent when null.</summary>
    public bool? Protect { get; set; }

    /// <summary>Whether the thing stays when the resource leaves the stack.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion takes this one along.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>How long operations may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Property paths whose changes are no change.</summary>
    public List<string> IgnoreChanges { get => field ??= []; set; }

    /// <summary>Property paths whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    /// <summary>Names the resource had before.</summary>
    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>Transformations of this resource and of those below it, in order.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    internal abstract ResourceOptions Clone();

    /// <summary>Copies what all options have from another bag into this one, which is new.</summary>
    private protected void CopyFrom(ResourceOptions other)
    {
        Id = other.Id;
        Urn = other.Urn;
        Parent = other.Parent;
        DependsOn = other.DependsOn.Clone();
        Provider = other.Provider;
        Version = other.Version;
        Protect = other.Protect;
        RetainOnDelete = other.RetainOnDelete;
        DeletedWith = other.DeletedWith;
        CustomTimeouts = other.CustomTimeouts?.Clone();
        IgnoreChanges = [.. other.IgnoreChanges];
        ReplaceOnChanges = [.. other.ReplaceOnChanges];
        Aliases = [.. other.Aliases];
        ResourceTransformations = [.. other.ResourceTransformations];
    }

    /// <summary>Lays another bag over this one: its values win, its lists are appended.</summary>
    private protected void MergeFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Urn = other.Urn ?? Urn;
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Provider = other.Provider ?? Provider;
        Version = other.Version ?? Version;
        Protect = other.Protect ?? Protect;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        Aliases.AddRange(other.Aliases);
        ResourceTransformations.AddRange(other.ResourceTransformations);
    }
}
