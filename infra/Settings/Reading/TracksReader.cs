using System.Collections.Immutable;

namespace TrinoInfra.Settings.Reading;

/// <summary><c>trino-infra:tracks</c>.</summary>
internal static class TracksReader
{
    private const string Mend = "give a list of 1 to 8 tracks, each with at least a name and a weight";

    public static ImmutableArray<TrackSettings> Read(ConfigNode node)
    {
        if (!node.Exists)
            node.Fault("is missing", Mend);
        var nodes = node.Items(Mend);
        if (node.Value.ValueKind is System.Text.Json.JsonValueKind.Array && nodes.Length == 0)
            node.Fault("has no track", Mend);
        if (nodes.Length > StackSettings.MaxTracks)
            node.Fault($"has {nodes.Length} tracks", $"keep at most {StackSettings.MaxTracks}");
        ImmutableArray<TrackSettings> tracks = [.. nodes.Select(TrackReader.Read)];
        if (tracks.Length > 0 && tracks.All(track => track is { Weight.Value: 0 }))
            node.Fault("every weight is 0", "give at least one track a weight above 0");
        return tracks;
    }
}
