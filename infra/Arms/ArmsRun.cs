using System.Collections.Immutable;
using TrinoInfra.Load;
using TrinoInfra.Pods;

namespace TrinoInfra.Arms;

/// <summary>What a comparison needs of an arm to measure it.</summary>
/// <param name="RoundAsync">Runs one round's load; how many connections it opened beside what became of it.</param>
/// <param name="UsageAsync">What its data plane uses; null where that is not known.</param>
internal sealed record ArmUnderTest(Arm Arm, Func<CancellationToken, Task<(LoadSummary Load, long Connections)>> RoundAsync, Func<CancellationToken, Task<PodUsage?>> UsageAsync);

/// <summary>Measures arms one after the other, in the order of <see cref="Blocks"/>.</summary>
internal static class ArmsRun
{
    /// <param name="arms">The first is what others are held against.</param>
    /// <param name="order">Of <see cref="Blocks.Of"/>.</param>
    /// <param name="say">Called after each round.</param>
    /// <param name="stop">Ends it: blocks that are not whole are left out.</param>
    public static async Task<ImmutableArray<ArmRounds>> RunAsync(
        IReadOnlyList<ArmUnderTest> arms, ImmutableArray<ImmutableArray<int>> order, Action<Arm, ArmRound> say, CancellationToken stop)
    {
        List<(int Arm, ArmRound Round)> rounds = [];
        foreach (var (block, turns) in order.Index())
        {
            List<(int, ArmRound)> whole = [];
            foreach (var arm in turns)
            {
                var (load, connections) = await arms[arm].RoundAsync(stop);
                if (stop.IsCancellationRequested)
                    return Of(arms, rounds);
                var round = new ArmRound(block, rounds.Count + whole.Count, load, connections, await arms[arm].UsageAsync(stop));
                whole.Add((arm, round));
                say(arms[arm].Arm, round);
            }

            rounds.AddRange(whole);
        }

        return Of(arms, rounds);
    }

    private static ImmutableArray<ArmRounds> Of(IReadOnlyList<ArmUnderTest> arms, List<(int Arm, ArmRound Round)> rounds) =>
        [.. arms.Select((arm, index) => new ArmRounds(arm.Arm, [.. rounds.Where(round => round.Arm == index).Select(round => round.Round)]))];
}
