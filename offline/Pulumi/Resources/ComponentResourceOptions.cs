namespace Pulumi;

/// <summary>How the engine treats a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the resources below.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>A new bag: the second laid over the first; lists are joined, of providers the last a package wins.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        IEnumerable<ProviderResource> providers = [.. options1?.Providers ?? [], .. options2?.Providers ?? []];
        var merged = new ComponentResourceOptions
        {
            Providers = [.. providers.Reverse().DistinctBy(provider => provider.Package).Reverse()],
        };
        merged.Take(options1);
        merged.Take(options2);
        return merged;
    }

    internal override ResourceOptions Copy() => Merge(this, null);
}
