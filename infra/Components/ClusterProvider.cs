using Pulumi.Kubernetes;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The Kubernetes provider that every resource of a stack names.</summary>
internal static class ClusterProvider
{
    /// <summary>Bound to the context that the settings name: nothing goes to whatever context is current.</summary>
    public static Provider Of(ClusterSettings cluster) => new("kubernetes", new ProviderArgs
    {
        Context = cluster.Context,
        // Else the SDK puts the KUBECONFIG of whoever runs it into the state; the provider reads the variable itself.
        KubeConfig = null,
        // Else a changed ConfigMap is deleted and made anew, and for a moment what refers to it has none.
        EnableConfigMapMutable = true,
    });
}
