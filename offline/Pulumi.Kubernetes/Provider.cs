namespace Pulumi.Kubernetes;

/// <summary>The provider of Kubernetes resources: which cluster, and how.</summary>
public class Provider : ProviderResource
{
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes", name, args ?? new ProviderArgs(), Defaults.Options(options))
    {
    }
}
