namespace Pulumi;

/// <summary>How the engine treats a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the resources below, at most one a package.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>A new bag: the second laid over the first; lists are joined, of providers the last a package wins.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new();
        var over = options2?.Copy() ?? new();
        merged.MergeFrom(over);
        merged.Providers = [.. merged.Providers.Concat(over.Providers).Reverse().DistinctBy(p => p.Package).Reverse()];
        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private ComponentResourceOptions Copy()
    {
        var copy = new ComponentResourceOptions { Providers = [.. Providers] };
        copy.CopyFrom(this);
        return copy;
    }
}
