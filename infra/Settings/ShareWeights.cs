using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>
/// The weights by which a <see cref="TrackMatch"/> with a percentage is shared out: so much to its own track, and what is left
/// by the weights of all.
/// </summary>
internal static class ShareWeights
{
    /// <summary>
    /// The most that the tracks' weights may come to for any percentage of them to be exact: a hundred times as much is
    /// what a weight may be.
    /// </summary>
    public const int MaxTotal = Weight.Max / 100;

    /// <param name="tracks">All tracks, at least one with a weight above 0.</param>
    /// <param name="own">Which of them is the entry's own.</param>
    /// <param name="percent">1 to 99.</param>
    /// <returns>A weight each, exact, and the smallest that are; null where such a one is above <see cref="Weight.Max"/>.</returns>
    public static ImmutableArray<Weight>? Of(IReadOnlyList<TrackSettings> tracks, int own, int percent)
    {
        var total = tracks.Sum(track => (long)track.Weight.Value);
        var parts = tracks.Select((track, index) => ((100 - percent) * (long)track.Weight.Value) + (index == own ? percent * total : 0)).ToList();
        var divisor = parts.Aggregate(GreatestCommonDivisor);
        return parts.Max() / divisor > Weight.Max ? null : [.. parts.Select(part => Weight.Of((int)(part / divisor)))];
    }

    internal static long GreatestCommonDivisor(long one, long other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);
}
