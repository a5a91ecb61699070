using System.Collections.Immutable;
using System.Globalization;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>Weights as people read them.</summary>
public static class Shares
{
    /// <summary>Each track's share of the new statements, e.g. <c>90 %</c>.</summary>
    public static ImmutableDictionary<string, string> Of(IReadOnlyCollection<TrackSettings> tracks)
    {
        var total = tracks.Sum(track => (long)track.Weight.Value);
        return tracks.ToImmutableDictionary(track => track.Name.ToString(), track => Percent(track.Weight.Value, total));
    }

    /// <summary>A weight's part of all weights in percent, to two decimals; 0 where all weights are.</summary>
    public static string Percent(long weight, long total) =>
        (total == 0 ? 0 : Math.Round(100.0 * weight / total, 2)).ToString(CultureInfo.InvariantCulture) + " %";
}
