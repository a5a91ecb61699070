namespace TrinoInfra.Pods;

/// <summary>What a pod, or what makes it, is to the stack, so that what to mend is said in the stack's own terms.</summary>
/// <param name="Track">The track that it is of; null where it is of none.</param>
/// <param name="Node"><c>coordinator</c> or <c>worker</c>; null for others.</param>
internal sealed record PodSubject(string? Track, string? Node)
{
    /// <summary>Where the chart's values are given, e.g. <c>the values of track trino-v1</c>.</summary>
    public string Values => Track is null ? "the values of its chart" : $"the values of track {Track}";

    /// <summary>By the labels that the chart gives its objects.</summary>
    public static PodSubject Of(IDictionary<string, string>? labels)
    {
        string? Label(string name) =>
            labels is not null && labels.TryGetValue($"app.kubernetes.io/{name}", out var value) ? value : null;

        var node = Label("component") is "coordinator" or "worker" ? Label("component") : null;
        return new(node is not null || Label("name") == "trino-drain-gate" ? Label("instance") : null, node);
    }
}
