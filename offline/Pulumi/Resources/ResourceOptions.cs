namespace Pulumi;

/// <summary>How the engine treats a resource.</summary>
public abstract class ResourceOptions
{
    /// <summary>The provider's id of a thing that exists and is only read.</summary>
    public Input<string>? Id { get; set; }
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
    public CustomTimeouts? CustomTimeouts { get; set; }
    public List<string> IgnoreChanges { get => field ??= []; set; }
    public List<string> ReplaceOnChanges { get => field ??= []; set; }
    /// <summary>What is called at points of the resource's life.</summary>
    public ResourceHookBinding Hooks { get => field ??= new(); set; }
    public List<Input<Alias>> Aliases { get; set; } = [];
    /// <summary>Transformations of this resource and of those below it, in order.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    /// <summary>Of lists as well, so that no change of the copy shows in the original.</summary>
    internal abstract ResourceOptions Copy();

    /// <summary>Lays another bag over this one: its values win, its lists are appended.</summary>
    private protected void Take(ResourceOptions? other)
    {
        if (other is null)
            return;
        Id = other.Id ?? Id;
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
        Hooks = new()
        {
            BeforeUpdate = [.. Hooks.BeforeUpdate, .. other.Hooks.BeforeUpdate],
            OnError = [.. Hooks.OnError, .. other.Hooks.OnError],
        };
        ResourceTransformations.AddRange(other.ResourceTransformations);
    }
}
