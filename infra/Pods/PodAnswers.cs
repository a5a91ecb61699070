using System.Collections.Immutable;
using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>A pod that is not ready, and what its cluster says of it.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Warnings">Its events of type Warning, in any order.</param>
/// <param name="Log">The end of its held container's log; empty where there is none.</param>
internal sealed record PodAnswers(V1Pod Pod, ImmutableArray<Corev1Event> Warnings, string Log)
{
    public string Name => Pod.Metadata?.Name ?? "";

    public string Namespace => Pod.Metadata?.NamespaceProperty ?? "";

    /// <summary>The container for which the pod is not ready; null where none is known of.</summary>
    public HeldContainer? Held { get; } = HeldContainer.Of(Pod);

    /// <summary>The message of <see cref="LastWarning"/>; null where there is none.</summary>
    public string? Warning(params ReadOnlySpan<string> reasons) => LastWarning(reasons)?.Message;

    /// <summary>The latest warning of one of these reasons, the API's <c>reason</c>; null where there is none.</summary>
    public Corev1Event? LastWarning(params ReadOnlySpan<string> reasons)
    {
        Corev1Event? last = null;
        foreach (var warning in Warnings)
        {
            if (reasons.Contains(warning.Reason) && (last is null || SeenAt(warning) >= SeenAt(last)))
                last = warning;
        }

        return last;
    }

    /// <summary>Its condition of this type; null where it has none.</summary>
    public V1PodCondition? Condition(string type) => PodConditions.Of(Pod, type);

    private static DateTime SeenAt(Corev1Event warning) =>
        warning.LastTimestamp ?? warning.Series?.LastObservedTime ?? warning.EventTime ?? warning.FirstTimestamp ?? DateTime.MinValue;
}
