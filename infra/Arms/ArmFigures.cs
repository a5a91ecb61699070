using System.Collections.Immutable;
using TrinoInfra.Load;

namespace TrinoInfra.Arms;

/// <summary>What is said of an arm.</summary>
/// <param name="Latency">By quantile, over rounds, in milliseconds; null where no round has it.</param>
/// <param name="Differences">
/// By quantile, how much longer than the first arm it took within a block, in milliseconds; null where no block has both. Of the first arm none.
/// </param>
/// <param name="Failures">By kind, the most frequent first.</param>
/// <param name="Rate">Statements a second that ran through, over rounds.</param>
/// <param name="Cpu">CPUs, over rounds; null where nobody measures them.</param>
/// <param name="Memory">Bytes, the most of any round; null likewise.</param>
internal sealed record ArmFigures(
    Arm Arm,
    long Succeeded,
    long Failed,
    ImmutableArray<MedianInterval?> Latency,
    ImmutableArray<MedianInterval?> Differences,
    ImmutableArray<FailureCount> Failures,
    MedianInterval? Rate,
    long Connections,
    MedianInterval? Cpu,
    long? Memory)
{
    /// <summary>Those of all arms, against the first.</summary>
    public static ImmutableArray<ArmFigures> Of(IReadOnlyList<ArmRounds> arms) => [.. arms.Select((arm, index) => Of(arm, index == 0 ? null : arms[0]))];

    private static ArmFigures Of(ArmRounds arm, ArmRounds? first) => new(
        arm.Arm,
        arm.Rounds.Sum(round => round.Load.All.Succeeded),
        arm.Rounds.Sum(round => round.Load.All.Failed),
        [.. Quantile.All.Select(quantile => MedianInterval.Of(arm.Rounds.Select(quantile.In).OfType<double>()))],
        first is null ? [] : [.. Quantile.All.Select(quantile => MedianInterval.Of(DifferencesOf(quantile, arm, first)))],
        [
            .. arm.Rounds.SelectMany(round => round.Load.Failures)
                .GroupBy(failure => (failure.Track, failure.Kind))
                .Select(kind => kind.First() with { Count = kind.Sum(failure => failure.Count) })
                .OrderByDescending(failure => failure.Count).ThenBy(failure => failure.Kind, StringComparer.Ordinal),
        ],
        MedianInterval.Of(arm.Rounds.Select(round => round.Load.Rate)),
        arm.Rounds.Sum(round => round.Connections),
        MedianInterval.Of(arm.Rounds.Select(round => round.Usage?.Cpu).OfType<double>()),
        arm.Rounds.Select(round => round.Usage?.Memory).Max());

    // Within a block both met the same hour: what the hour does is in neither's favour.
    private static IEnumerable<double> DifferencesOf(Quantile quantile, ArmRounds arm, ArmRounds first) =>
        from round in arm.Rounds
        from other in first.Rounds
        where round.Block == other.Block
        let difference = quantile.In(round) - quantile.In(other)
        where difference is not null
        select difference.Value;
}
