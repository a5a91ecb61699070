using k8s;
using TrinoInfra.Pods;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>Asks a cluster, which it only reads, what pods use.</summary>
internal static class ClusterUsage
{
    /// <summary>Null where the cluster does not measure them, may not be asked, or does not answer in time.</summary>
    /// <param name="context">The kubeconfig context.</param>
    public static async Task<PodUsage?> AskAsync(string context, GatewayPods pods, TimeSpan limit, CancellationToken stop = default)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(limit);
        try
        {
            // Not on this thread: a kubeconfig may have a helper that logs in, and the client waits for that.
            return await Task.Run(() => ReadAsync(context, pods, limit, bounded.Token), bounded.Token).WaitAsync(bounded.Token);
        }
        catch (Exception)
        {
            // Whatever the client throws: a comparison goes on without.
            return null;
        }
    }

    private static async Task<PodUsage?> ReadAsync(string context, GatewayPods pods, TimeSpan limit, CancellationToken stop)
    {
        using var cluster = ClusterConnection.Open(context, limit);
        var (ns, selector) = (pods.Namespace.ToString(), string.Join(',', pods.Labels.Select(label => $"{label.Key}={label.Value}")));
        var names = (await cluster.CoreV1.ListNamespacedPodAsync(ns, labelSelector: selector, cancellationToken: stop)).Items
            .Select(pod => pod.Metadata.Name).ToHashSet();
        return PodUsage.Of(names, (await cluster.GetKubernetesPodsMetricsByNamespaceAsync(ns)).Items);
    }
}
