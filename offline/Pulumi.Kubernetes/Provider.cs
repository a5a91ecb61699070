namespace Pulumi.Kubernetes;

/// <summary>The provider of Kubernetes resources: which cluster, and how.</summary>
public class Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource("kubernetes", name, args ?? new ProviderArgs(), Defaults.Options(options));
