using System.Collections.Immutable;

namespace TrinoInfra.Settings.Config;

/// <summary>What the main route, an HTTPRoute, has room for: 16 rules, 64 matches in one, 128 in all.</summary>
internal static class MainRouteLimits
{
    private const int MaxRules = 16;
    private const int MaxMatchesOfRule = 64;
    private const int MaxMatches = 128;

    /// <summary>New statements, kills, the Web UI, everything else; and without hosts of the tracks the other statements.</summary>
    private const int RulesBesideTracks = 4;

    /// <summary>Those of these rules, with hosts of the tracks or without.</summary>
    private const int MatchesBesideTracks = 6;

    /// <param name="node"><c>trino-infra:tracks</c>.</param>
    /// <param name="tracks">What was read there; null what has a fault.</param>
    /// <param name="hasOtherStatements">Whether the tracks have no hosts of their own.</param>
    public static void Check(ConfigNode node, ImmutableArray<TrackSettings> tracks, bool hasOtherStatements)
    {
        // Too many tracks are a fault already.
        if (tracks.Length > StackSettings.MaxTracks)
            return;
        var entries = node.Items(TracksReader.Fix).Select(track => track["match"].Items(MatchReader.Fix)).ToList();
        foreach (var (index, own) in entries.Index().Where(track => track.Item.Length > MaxMatchesOfRule - 1))
            node.Items(TracksReader.Fix)[index]["match"].Fault($"has {own.Length} entries", $"keep at most {MaxMatchesOfRule - 1}");

        var (all, room) = (entries.Sum(own => own.Length), MaxMatches - MatchesBesideTracks - tracks.Length);
        if (all > room && entries.All(own => own.Length < MaxMatchesOfRule))
            node.Fault($"has {all} entries of match in all", $"keep at most {room}, what an HTTPRoute has room for");

        var shares = entries.Sum(own => own.Count(entry => entry["percent"].Exists));
        var free = Math.Min(TrackMatch.MaxShares, MaxRules - RulesBesideTracks - (hasOtherStatements ? 1 : 0) - tracks.Length);
        if (shares > free)
            node.Fault($"has {shares} entries of match with percent in all", $"keep at most {free}: each is a rule of the main route, which has {MaxRules}");
        else
            CheckShares(tracks, entries);
    }

    private static void CheckShares(ImmutableArray<TrackSettings> tracks, IReadOnlyList<ImmutableArray<ConfigNode>> entries)
    {
        if (tracks.Any(track => track is null) || tracks.All(track => track.Weight == 0))
            return;
        foreach (var (own, track) in tracks.Index())
        {
            foreach (var (index, match) in track.Match.Index())
            {
                if (match is { Percent: { } percent } && ShareWeights.Of(tracks, own, percent) is null)
                    entries[own][index]["percent"].Wrong("is not to be had exactly beside the weights of the tracks", $"give them weights of at most {ShareWeights.MaxTotal} together");
            }
        }
    }
}
