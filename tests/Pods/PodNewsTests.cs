using System.Collections.Immutable;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Pods;

/// <summary>What of many looks is said.</summary>
public sealed class PodNewsTests
{
    private readonly PodNews news = new(TimeSpan.FromSeconds(60));

    [Fact]
    public void A_pod_is_told_when_it_was_not_ready_for_the_whole_time_and_once_for_each_reason()
    {
        Assert.Empty(At(0, Held("a", "pull")));
        Assert.Empty(At(59, Held("a", "pull")));
        Assert.Equal(["a pull"], At(60, Held("a", "pull")));
        Assert.Empty(At(75, Held("a", "pull")));
        Assert.Equal(["a ended"], At(90, Held("a", "ended")));
        Assert.Empty(At(105, Held("a", "pull")));
    }

    [Fact]
    public void One_that_was_ready_meanwhile_starts_over()
    {
        At(0, Held("a", "pull"));
        At(30);

        Assert.Empty(At(70, Held("a", "pull")));
        Assert.Equal(["a pull"], At(130, Held("a", "pull")));
    }

    [Fact]
    public void A_successor_with_its_predecessors_reason_is_no_news()
    {
        At(0, Held("a-1", "pull", "a"));
        Assert.Equal(["a-1 pull"], At(60, Held("a-1", "pull", "a")));
        At(70, Held("a-2", "pull", "a"), Held("b-1", "pull", "b"));

        Assert.Equal(["b-1 pull"], At(130, Held("a-2", "pull", "a"), Held("b-1", "pull", "b")));
    }

    private static PodAccount Held(string pod, string reason, string? owner = null) => new(pod, reason, "", null, "") { Owner = owner ?? pod };

    private IEnumerable<string> At(int second, params ImmutableArray<PodAccount> unready) =>
        news.Of(unready, DateTimeOffset.UnixEpoch.AddSeconds(second)).Select(account => $"{account.Pod} {account.Reason}");
}
