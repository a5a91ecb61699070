using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.KubeConfigModels;

namespace TrinoInfra.Engine;

/// <summary>A client of the cluster that a kubeconfig context names, as kubectl and the provider find it.</summary>
internal static class ClusterConnection
{
    private const string Switch = $"TrinoInfra.{nameof(ClusterConnection)}.{nameof(IsSupported)}";

    /// <summary>Not so in a native build (TrinoInfra.csproj): the client reads its answers by reflection, and would be a third of the program.</summary>
    [FeatureSwitchDefinition(Switch)]
    public static bool IsSupported => !AppContext.TryGetSwitch(Switch, out var isSupported) || isSupported;

    /// <summary>Connects to nothing yet: the first call does.</summary>
    /// <param name="limit">How long a call may take; and, in the whole process, a helper by which a kubeconfig logs in.</param>
    /// <exception cref="k8s.Exceptions.KubeConfigException">No kubeconfig has the context, or what it names.</exception>
    /// <exception cref="NotSupportedException">Not <see cref="IsSupported"/>.</exception>
    public static IKubernetes Open(string context, TimeSpan limit)
    {
        if (!IsSupported)
            throw new NotSupportedException("This build reaches no cluster.");

        KubernetesClientConfiguration.ExecTimeout = limit;
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(Merged(KubeconfigCheck.Paths().Where(File.Exists)), context);
        configuration.HttpClientTimeout = limit;
        return new Kubernetes(configuration);
    }

    /// <summary>All files as one; what several define counts as the first has it.</summary>
    private static K8SConfiguration Merged(IEnumerable<string> files)
    {
        var all = files.Select(file => KubernetesClientConfiguration.LoadKubeConfig(file)).ToList();
        var merged = all.FirstOrDefault() ?? new K8SConfiguration();
        merged.Contexts = [.. all.SelectMany(file => file.Contexts ?? []).DistinctBy(context => context.Name)];
        merged.Clusters = [.. all.SelectMany(file => file.Clusters ?? []).DistinctBy(cluster => cluster.Name)];
        merged.Users = [.. all.SelectMany(file => file.Users ?? []).DistinctBy(user => user.Name)];
        return merged;
    }
}
