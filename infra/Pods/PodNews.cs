namespace TrinoInfra.Pods;

/// <summary>From one look at the pods after the other to what is worth a line: a reason once for all pods of an owner.</summary>
/// <param name="patience">How long a pod may be not ready before that is news.</param>
internal sealed class PodNews(TimeSpan patience)
{
    private readonly Dictionary<string, DateTimeOffset> since = [];
    private readonly HashSet<(string Owner, string Reason)> said = [];

    /// <param name="unready">The pods that are not ready at this look.</param>
    /// <param name="now">When that is.</param>
    public IReadOnlyList<PodAccount> Of(IReadOnlyCollection<PodAccount> unready, DateTimeOffset now)
    {
        foreach (var ready in since.Keys.Except(unready.Select(account => account.Pod)).ToList())
            since.Remove(ready);
        foreach (var account in unready)
            since.TryAdd(account.Pod, now);

        return [.. unready.Where(account => now - since[account.Pod] >= patience && said.Add((account.Owner, account.Reason)))];
    }
}
