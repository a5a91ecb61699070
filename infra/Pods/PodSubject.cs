using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>What a pod is to the stack, so that what to mend is said in the stack's own terms.</summary>
/// <param name="Track">The track that it is of; null where it is of none.</param>
/// <param name="Node"><c>coordinator</c> or <c>worker</c>; null for others.</param>
internal sealed record PodSubject(string? Track, string? Node)
{
    /// <summary>Where the chart's values are given, e.g. <c>the values of track trino-v1</c>.</summary>
    public string Values => Track is null ? "the values of its chart" : $"the values of track {Track}";

    public static PodSubject Of(V1Pod pod)
    {
        var labels = pod.Metadata?.Labels ?? new Dictionary<string, string>();
        string? Label(string name) => labels.TryGetValue($"app.kubernetes.io/{name}", out var value) ? value : null;

        var node = Label("component") is "coordinator" or "worker" ? Label("component") : null;
        return new(node is not null || Label("name") == "trino-drain-gate" ? Label("instance") : null, node);
    }
}
