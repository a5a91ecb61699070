using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>What Kubernetes says of a pod as a whole.</summary>
internal static class PodConditions
{
    /// <summary>True where the pod is to serve and does not. One that goes, or is over, is not to serve.</summary>
    public static bool IsHeld(V1Pod pod) =>
        pod.Metadata?.DeletionTimestamp is null
        && !IsOver(pod)
        && Of(pod, "Ready")?.Status != "True";

    public static V1PodCondition? Of(V1Pod pod, string type) =>
        pod.Status?.Conditions?.FirstOrDefault(condition => condition?.Type == type);

    // One that failed is replaced by its owner, and its successor tells; a Job's may be the last.
    private static bool IsOver(V1Pod pod) => pod.Status?.Phase switch
    {
        "Succeeded" => true,
        "Failed" => pod.Metadata?.OwnerReferences is [{ Kind: not "Job" }, ..],
        _ => false,
    };
}
