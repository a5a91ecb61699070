using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:tracks</c>.</summary>
internal static class TracksReader
{
    public const string Fix = "give a list of 1 to 8 tracks, each with at least a name and a weight";

    public static ImmutableArray<TrackSettings> Read(ConfigNode node, ImmutableArray<TrinoChart> charts, MirrorSettings mirrors)
    {
        var nodes = node.Items(Fix);
        if (!node.Exists)
            node.Fault("is missing", Fix);
        else if (node.IsEmptyList)
            node.Fault("has no track", Fix);
        else if (nodes.Length > StackSettings.MaxTracks)
            node.Fault($"has {nodes.Length} tracks", $"keep at most {StackSettings.MaxTracks}");

        ImmutableArray<TrackSettings?> tracks = [.. nodes.Select(track => TrackReader.Read(track, charts, mirrors))];
        TrackNames.CheckTogether([.. nodes.Zip(tracks, (track, settings) => (track["name"], settings?.Name))]);
        RejectAmbiguousMatches(nodes, tracks);
        RejectSharedAccounts(nodes, tracks);
        if (tracks.Length > 0 && nodes.All(track => track["weight"].Is(Weight.Of(0))))
            node.Fault("every weight is 0", "give at least one track a weight above 0");
        return tracks!;
    }

    private static void RejectAmbiguousMatches(ImmutableArray<ConfigNode> nodes, ImmutableArray<TrackSettings?> tracks)
    {
        List<(TrackMatch Match, int Track)> before = [];
        foreach (var (track, settings) in tracks.Index())
        {
            // An entry with a fault of its own asks for nothing, one that is not known for nobody knows what.
            foreach (var (index, match) in (settings?.Match ?? []).Index().Where(entry => entry.Item is not null))
            {
                var node = nodes[track]["match"].Items(MatchReader.Fix)[index];
                if (IsHidden(node))
                    continue;
                if (before.FindIndex(other => other.Match.AsksAs(match)) is var first and >= 0)
                    node.Fault($"asks for the same as a match of track {before[first].Track + 1}", "remove one of them");
                else
                    before.Add((match, track));
            }
        }
    }

    // Helm takes no object into a release that is another's.
    private static void RejectSharedAccounts(ImmutableArray<ConfigNode> nodes, ImmutableArray<TrackSettings?> tracks)
    {
        Dictionary<string, int> first = [];
        foreach (var (index, track) in tracks.Index())
        {
            if (track is { Name: not null, OwnAccount: { } account } && !first.TryAdd(account, index))
            {
                ChartValuesReader.Find(nodes[index]["values"], "serviceAccount").Fault(
                    $"makes the account {Quoted.Text(account)}, and so does track {first[account] + 1}",
                    "leave serviceAccount.name out, so that it bears the track's, or give one that is there beforehand and leave create out");
            }
        }
    }

    private static bool IsHidden(ConfigNode match) =>
        match["value"].IsHidden || match["and"].Items(MatchReader.FixOfAnd).Any(condition => condition["value"].IsHidden);
}
