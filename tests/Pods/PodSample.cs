using System.Collections.Immutable;
using k8s;
using k8s.Models;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Pods;

/// <summary>
/// What a real cluster (Kubernetes 1.36.1, Trino 476, chart 1.42.2) answered of a track that did not start:
/// <c>kubectl get pods -o json</c>, the Warning events, and <c>kubectl logs</c>, <c>--previous</c> behind it.
/// </summary>
internal sealed record PodSample(string Name)
{
    public static TheoryData<string> All { get; } =
        ["image-missing", "unknown-property", "jvm-option", "no-room", "out-of-memory", "secret-missing"];

    public string PodsJson { get; } = Text(Name, "pods.json");

    public IList<V1Pod> Pods => KubernetesJson.Deserialize<V1PodList>(PodsJson).Items;

    public string EventsJson { get; } = Text(Name, "events.json");

    public IList<Corev1Event> Events => KubernetesJson.Deserialize<Corev1EventList>(EventsJson).Items;

    /// <summary>The pods with what is asked of each.</summary>
    public ImmutableArray<PodAnswers> Answers =>
    [
        .. Pods.Where(PodConditions.IsHeld).Select(pod => new PodAnswers(
            pod,
            [.. Events.Where(warning => warning.InvolvedObject.Name == pod.Metadata.Name)],
            HeldContainer.Of(pod) is { HasLog: true } container ? Log(pod.Metadata.Name, container.LogIsPrevious) : "")),
    ];

    /// <summary>A pod's log, or that of the run before.</summary>
    public string Log(string pod, bool previous)
    {
        var logs = Text(Name, "logs.txt").Split($"== pod/{pod}\n")[1].Split("\n== pod/")[0].Split("-- previous\n");
        return logs[previous ? 1 : 0];
    }

    private static string Text(string name, string kind) => File.ReadAllText(Repository.File("tests", "Pods", "samples", $"{name}.{kind}"));
}
