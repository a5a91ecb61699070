using TrinoInfra.Arms;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Arms;

/// <summary>Rounds, one after the other.</summary>
public sealed class ArmsRunTests
{
    [Fact]
    public async Task They_are_in_the_order_of_the_blocks_and_told_one_by_one()
    {
        List<string> ran = [], told = [];
        var arms = await ArmsRun.RunAsync(
            [Arm("gateway", ran), Arm("ingress", ran)], [[1, 0], [0, 1]], (arm, round) => told.Add($"{round.Place} {arm.Name}"), TestContext.Current.CancellationToken);

        Assert.Equal(["ingress", "gateway", "gateway", "ingress"], ran);
        Assert.Equal(["0 ingress", "1 gateway", "2 gateway", "3 ingress"], told);
        Assert.Equal([(0, 1), (1, 2)], arms[0].Rounds.Select(round => (round.Block, round.Place)));
        Assert.Equal([(0, 0), (1, 3)], arms[1].Rounds.Select(round => (round.Block, round.Place)));
        Assert.All(arms, arm => Assert.All(arm.Rounds, round => Assert.Equal((3, new PodUsage(1, 2, 3)), (round.Connections, round.Usage))));
    }

    /// <summary>Of a block that is not whole one arm would have a round more.</summary>
    [Fact]
    public async Task An_interrupt_leaves_whole_blocks()
    {
        using var stop = new CancellationTokenSource();
        List<string> ran = [];
        var arms = await ArmsRun.RunAsync(
            [Arm("gateway", ran), Arm("ingress", ran, () => { if (ran.Count == 4) stop.Cancel(); })], [[0, 1], [0, 1], [0, 1]], (_, _) => { }, stop.Token);

        Assert.Equal(4, ran.Count);
        Assert.All(arms, arm => Assert.Equal([0], arm.Rounds.Select(round => round.Block)));
    }

    private static ArmUnderTest Arm(string name, List<string> ran, Action? then = null) => new(
        new(name, new($"https://{name}"), ""),
        _ =>
        {
            ran.Add(name);
            then?.Invoke();
            return Task.FromResult((Rounds.Load(50, 500), 3L));
        },
        _ => Task.FromResult<PodUsage?>(new(1, 2, 3)));
}
