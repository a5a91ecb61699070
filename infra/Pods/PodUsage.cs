using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>What some pods use together, averaged over a while that the cluster chooses, mostly the last 15 to 60 seconds.</summary>
/// <param name="Pods">How many of them were measured.</param>
/// <param name="Cpu">CPUs, e.g. 0.25.</param>
/// <param name="Memory">Bytes.</param>
internal sealed record PodUsage(int Pods, double Cpu, long Memory)
{
    /// <summary>Of those that have a measurement; null where none has.</summary>
    /// <param name="pods">Their names.</param>
    /// <param name="measured">What metrics.k8s.io says of their namespace.</param>
    public static PodUsage? Of(IReadOnlySet<string> pods, IEnumerable<PodMetrics> measured)
    {
        var theirs = measured.Where(pod => pod.Metadata?.Name is { } name && pods.Contains(name)).ToList();
        return theirs.Count == 0 ? null : new(theirs.Count, (double)theirs.Sum(pod => Sum(pod, "cpu")), (long)theirs.Sum(pod => Sum(pod, "memory")));
    }

    private static decimal Sum(PodMetrics pod, string resource) => (pod.Containers ?? [])
        .Sum(container => container.Usage?.TryGetValue(resource, out var used) == true ? used.ToDecimal() : 0);
}
