using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>What a track got of a load.</summary>
/// <param name="Weight">Null where no track is known.</param>
/// <param name="Share">Of all statements, in percent.</param>
internal sealed record BenchRow(string Track, long? Weight, double Share, TrackFigures Figures)
{
    /// <summary>The stack's tracks in their order, those that got nothing too; then what no track is known to have served.</summary>
    public static IEnumerable<BenchRow> Of(LoadSummary summary, Door door)
    {
        foreach (var track in door.Tracks)
            yield return Of(summary, track.Name, track.Weight);
        if (summary.Tracks.Any(figures => figures.Track == LoadRecord.NoTrack))
            yield return Of(summary, LoadRecord.NoTrack, null);
    }

    private static BenchRow Of(LoadSummary summary, string track, long? weight)
    {
        var figures = summary.Tracks.FirstOrDefault(figures => figures.Track == track) ?? new(track, 0, 0, null);
        return new(track, weight, summary.Statements == 0 ? 0 : 100.0 * (figures.Succeeded + figures.Failed) / summary.Statements, figures);
    }
}
