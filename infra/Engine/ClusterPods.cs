using System.Collections.Immutable;
using System.Text;
using k8s;
using k8s.Models;
using TrinoInfra.Pods;

namespace TrinoInfra.Engine;

/// <summary>Asks a cluster, which it only reads, why pods are not ready.</summary>
internal static class ClusterPods
{
    /// <summary>More are not asked for one by one: what is wrong with so many is wrong with these.</summary>
    private const int MostPods = 32;

    private static readonly TimeSpan DetailsLimit = TimeSpan.FromSeconds(8);

    private const int LogLines = 200;
    private const int LogBytes = 1 << 20;

    /// <summary>Why pods of these scopes are not ready; empty where all are. Scopes that may not be listed are left out.</summary>
    /// <exception cref="Exception">No scope can be listed, or not within the limit: whatever the client throws.</exception>
    public static async Task<ImmutableArray<PodAccount>> AskAsync(
        string context, IEnumerable<PodScope> scopes, TimeSpan limit, CancellationToken stop = default)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(limit);

        // Not on this thread: a kubeconfig may have a helper that logs in, and the client waits for that.
        var asked = Task.Run(
            async () =>
            {
                using var cluster = ClusterConnection.Open(context, limit);
                return await AskAsync(cluster, context, scopes, bounded.Token);
            },
            bounded.Token);
        return await asked.WaitAsync(bounded.Token);
    }

    private static async Task<ImmutableArray<PodAccount>> AskAsync(
        IKubernetes cluster, string context, IEnumerable<PodScope> scopes, CancellationToken stop)
    {
        IReadOnlyCollection<PodScope> all = [.. scopes];
        var lists = all.Select(scope => cluster.CoreV1.ListNamespacedPodAsync(
            scope.Namespace, labelSelector: scope.Selector, cancellationToken: stop)).ToArray();
        await Task.WhenAny(Task.WhenAll(lists));
        // Some namespaces may be another team's; where no one answers, that is the answer.
        if (!lists.Any(list => list.IsCompletedSuccessfully))
            await Task.WhenAll(lists);

        var held = lists
            .Where(list => list.IsCompletedSuccessfully)
            .SelectMany(list => list.Result?.Items ?? [])
            .Where(pod => pod?.Metadata?.Name is not null && PodConditions.IsHeld(pod))
            .Take(MostPods)
            .ToList();
        // A node that is gone answers for no log, and may take its time over it.
        using var details = CancellationTokenSource.CreateLinkedTokenSource(stop);
        details.CancelAfter(DetailsLimit);
        var deployments = Task.WhenAll(all.Select(scope => OrNothingAsync(
            async () => (await cluster.AppsV1.ListNamespacedDeploymentAsync(
                scope.Namespace, labelSelector: scope.Selector, cancellationToken: details.Token)).Items,
            nothing: [])));
        var answers = await Task.WhenAll(held.Select(pod => AnswersAsync(cluster, pod, details.Token)));
        return
        [
            .. (await deployments).SelectMany(list => list ?? []).Select(deployment => RefusedPods.Read(deployment, context)).OfType<PodAccount>(),
            .. PodReading.Of(answers, context),
        ];
    }

    private static async Task<PodAnswers> AnswersAsync(IKubernetes cluster, V1Pod pod, CancellationToken stop)
    {
        var warnings = OrNothingAsync(
            async () => (await cluster.CoreV1.ListNamespacedEventAsync(
                pod.Metadata.NamespaceProperty,
                fieldSelector: $"involvedObject.name={pod.Metadata.Name},type=Warning",
                cancellationToken: stop)).Items.Where(warning => warning is not null).ToImmutableArray(),
            nothing: []);
        var log = HeldContainer.Of(pod) is { HasLog: true } container
            ? OrNothingAsync(() => LogAsync(cluster, pod, container, stop), nothing: "")
            : Task.FromResult("");
        return new PodAnswers(pod, await warnings, await log);
    }

    private static async Task<string> LogAsync(IKubernetes cluster, V1Pod pod, HeldContainer container, CancellationToken stop)
    {
        await using var log = await cluster.CoreV1.ReadNamespacedPodLogAsync(
            pod.Metadata.Name,
            pod.Metadata.NamespaceProperty,
            container: container.Name,
            previous: container.LogIsPrevious,
            tailLines: LogLines,
            cancellationToken: stop);
        var buffer = new byte[LogBytes];
        var read = await log.ReadAtLeastAsync(buffer, LogBytes, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    /// <summary>Who may list pods may not be allowed the rest, and a log may be gone: without it less is told.</summary>
    private static async Task<T> OrNothingAsync<T>(Func<Task<T>> ask, T nothing)
    {
        try
        {
            return await ask();
        }
        catch (Exception)
        {
            return nothing;
        }
    }
}
