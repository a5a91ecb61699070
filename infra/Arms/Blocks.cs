using System.Collections.Immutable;

namespace TrinoInfra.Arms;

/// <summary>
/// In which order arms are measured: in blocks, each arm once in each. The first of two blocks is shuffled, so that nothing that comes
/// at a beat finds the same arm each time; the second is its mirror, so that what drifts evenly meets all arms alike.
/// </summary>
internal static class Blocks
{
    /// <param name="arms">How many there are.</param>
    /// <param name="blocks">How often each is measured.</param>
    /// <param name="seed">Of the shuffles: the same one gives the same order.</param>
    /// <returns>A block after the other: the arms by their numbers.</returns>
    public static ImmutableArray<ImmutableArray<int>> Of(int arms, int blocks, int seed)
    {
        var random = new Random(seed);
        var order = ImmutableArray.CreateBuilder<ImmutableArray<int>>(blocks);
        for (var block = 0; block < blocks; block++)
            order.Add(block % 2 == 0 ? Shuffled(arms, random) : [.. order[^1].Reverse()]);
        return order.MoveToImmutable();
    }

    private static ImmutableArray<int> Shuffled(int arms, Random random)
    {
        int[] order = [.. Enumerable.Range(0, arms)];
        random.Shuffle(order);
        return [.. order];
    }
}
