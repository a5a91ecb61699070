using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>Weights as people read them.</summary>
public static class Shares
{
    /// <summary>Each track's name to its share of the new statements, e.g. <c>90 %</c>.</summary>
    public static ImmutableDictionary<string, string> Of(IReadOnlyCollection<TrackSettings> tracks)
    {
        var total = tracks.Sum(track => (long)track.Weight.Value);
        return tracks.ToImmutableDictionary(track => track.Name.ToString(), track => Percent(track.Weight.Value, total));
    }

    /// <summary>A weight's part of all weights, e.g. <c>12.5 %</c>; <c>0 %</c> where all weights are 0.</summary>
    public static string Percent(long weight, long total) => Percent(total == 0 ? 0 : (double)weight / total);

    /// <summary>A part, 0 to 1, e.g. <c>12.5 %</c>.</summary>
    public static string Percent(double part) => Percentage.Text(100 * part);
}
