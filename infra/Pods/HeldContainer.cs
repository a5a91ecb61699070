using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>The container for which a pod is not ready.</summary>
/// <param name="Status">How it is.</param>
/// <param name="Declared">As the pod declares it; null where that is not known.</param>
/// <param name="IsInit">True where it runs before the others, and they wait for it.</param>
internal sealed record HeldContainer(V1ContainerStatus Status, V1Container? Declared, bool IsInit)
{
    /// <summary>What a container waits for that nothing is wrong with yet.</summary>
    private static readonly string[] Making = ["ContainerCreating", "PodInitializing"];

    public string Name => Status.Name ?? "";

    /// <summary>As messages call it.</summary>
    public string Title => $"its {(IsInit ? "init " : "")}container {Name}";

    public string Image => Declared?.Image ?? Status.Image ?? "";

    /// <summary>Why it does not run; null where it does, or has.</summary>
    public V1ContainerStateWaiting? Waiting => Status.State?.Waiting;

    /// <summary>True where it only waits to be started, and nothing is known to be wrong with it.</summary>
    public bool IsBeingMade => Waiting is { } waiting && (waiting.Reason is null || Making.Contains(waiting.Reason));

    /// <summary>How it ended, now or before it was started again; null where it has not.</summary>
    public V1ContainerStateTerminated? Ended => Status.State switch
    {
        { Terminated: { } terminated } => terminated,
        { Waiting.Reason: "CrashLoopBackOff" } or { Running: not null } => Status.LastState?.Terminated,
        _ => null,
    };

    /// <summary>True where a log may tell why it is not ready.</summary>
    public bool HasLog => Status.State?.Running is not null || Ended is not null;

    /// <summary>True where that is the log of the run before this one, as <c>kubectl logs --previous</c> prints it.</summary>
    public bool LogIsPrevious => Ended is not null && Status.State?.Terminated is null;

    /// <summary>The first init container that is not done, else another that is not ready; null where there is none.</summary>
    public static HeldContainer? Of(V1Pod pod)
    {
        if (All(pod.Status?.InitContainerStatuses, pod.Spec?.InitContainers, isInit: true).FirstOrDefault(init => !init.IsDone) is { } first)
            return first;

        // One that is being made may only wait for its turn; one that has gone wrong tells more.
        var own = All(pod.Status?.ContainerStatuses, pod.Spec?.Containers, isInit: false)
            .Where(container => !container.Status.Ready)
            .ToList();
        return own.FirstOrDefault(container => !container.IsBeingMade) ?? own.FirstOrDefault();
    }

    // A sidecar goes on running beside those that wait for it.
    private bool IsDone => Status.State?.Terminated is { ExitCode: 0 }
        || (Declared?.RestartPolicy == "Always" && Status.Started == true);

    private static IEnumerable<HeldContainer> All(
        IEnumerable<V1ContainerStatus?>? statuses, IEnumerable<V1Container?>? declared, bool isInit) =>
        (statuses ?? []).OfType<V1ContainerStatus>().Select(status =>
            new HeldContainer(status, declared?.FirstOrDefault(container => container?.Name == status.Name), isInit));
}
