using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>A pod for which no node is found.</summary>
internal static class NoNode
{
    /// <returns>Null where it has a node, or where nothing tells why it has none.</returns>
    public static PodAccount? Read(PodAnswers answers, PodSubject subject, PodCommands commands)
    {
        if (answers.Condition("PodScheduled") is { Status: "True" } || answers.Pod.Spec?.NodeName is { Length: > 0 } || answers.Held is not null)
            return null;

        var said = answers.Condition("PodScheduled")?.Message ?? answers.Warning("FailedScheduling");
        if (string.IsNullOrWhiteSpace(said))
            return null;

        // What follows is about preemption: other pods that might go, and do not.
        var lacking = said.Split(". ", 2)[0].TrimEnd('.', ' ');
        return new(answers.Name, $"no node: {lacking}", $"no node takes it: {lacking}", Asked(answers.Pod), Fix(lacking, subject, commands));
    }

    private static string Fix(string lacking, PodSubject subject, PodCommands commands)
    {
        bool Lacks(string what) => lacking.Contains(what, StringComparison.OrdinalIgnoreCase);

        List<string> fixes = [];
        string[] scarce = [.. new[] { "memory", "cpu" }.Where(resource => Lacks($"Insufficient {resource}"))];
        if (scarce is not [])
        {
            var settings = string.Join(" and ", scarce.Select(resource => $"resources.{subject.Node}.{(resource == "memory" ? "heap" : "cpu")}"));
            var room = $"add a node with as much {string.Join(" and ", scarce)} free";
            fixes.Add(subject.Node is null ? room : $"lower {settings} of track {subject.Track}, or {room}");
        }

        if (Lacks("taint"))
            fixes.Add($"give it {Prefix(subject)}tolerations in {subject.Values} that bear the taint");
        if (Lacks("affinity") || Lacks("selector"))
            fixes.Add($"correct {Prefix(subject)}nodeSelector or affinity in {subject.Values}, or label a node so");
        return fixes is [] ? commands.Describe : string.Join("; ", fixes);
    }

    private static string Prefix(PodSubject subject) => subject.Node is null ? "" : $"{subject.Node}.";

    /// <summary>What its containers ask for, e.g. <c>it asks for memory 200Gi, cpu 1 + 500m</c>; null where for nothing.</summary>
    private static string? Asked(V1Pod pod)
    {
        var requests = (pod.Spec?.Containers ?? [])
            .SelectMany(container => container?.Resources?.Requests ?? new Dictionary<string, ResourceQuantity>())
            .GroupBy(request => request.Key, request => $"{request.Value}")
            .OrderByDescending(resource => resource.Key, StringComparer.Ordinal)
            .Select(resource => $"{resource.Key} {string.Join(" + ", resource)}")
            .ToList();
        return requests is [] ? null : $"it asks for {string.Join(", ", requests)}";
    }
}
