using TrinoInfra.Diff;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>Sentences and lines that every form of a difference has.</summary>
internal static class DiffSummary
{
    /// <summary>Of this program no stack has as many on both sides; a file that is read may say anything.</summary>
    private const int MostShares = 2 * StackSettings.MaxTracks;

    public const string Nothing = "Nothing differs.";

    /// <summary>E.g. <c>trino-v1-stable 90 % -> 75 %, trino-v3 new with 5 %</c>; null where no share differs.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="written">How a track's name is written; as it is where not given.</param>
    public static string? Shares(PlanDifference difference, Func<string, string>? written = null)
    {
        var told = difference.Shares.Where(share => share.Before != share.After).Take(MostShares).Select(share =>
        {
            var track = written?.Invoke(share.Track) ?? share.Track;
            return share switch
            {
                { Before: null } => $"{track} new with {share.After}",
                { After: null } => $"{track} gone, had {share.Before}",
                _ => $"{track} {share.Before} -> {share.After}",
            };
        }).ToList();
        return told.Count == 0 ? null : string.Join(", ", told);
    }

    /// <summary>E.g. <c>2 added, 1 changed, 30 the same</c>; components do not count.</summary>
    public static string Counts(PlanDifference difference)
    {
        var changes = difference.Changes.Where(change => !change.Resource.IsComponent).ToList();
        var same = difference.After.Resources.Count(resource => !resource.IsComponent) - changes.Count(change => change.After is not null);
        return string.Join(", ", new[]
        {
            (Of(ResourceChangeKind.Added), "added"),
            (Of(ResourceChangeKind.Removed), "removed"),
            (Of(ResourceChangeKind.Replaced), "replaced"),
            (Of(ResourceChangeKind.Updated), "changed"),
            (same, "the same"),
        }.Where(count => count.Item1 > 0).Select(count => $"{count.Item1} {count.Item2}"));

        int Of(ResourceChangeKind kind) => changes.Count(change => change.Kind == kind);
    }

    /// <summary>What the comparison cannot tell.</summary>
    public static IEnumerable<string> Notes(PlanDifference difference)
    {
        foreach (var note in difference.Before.Notes.Concat(difference.After.Notes))
            yield return note;
        if (difference.UncomparedSecrets > 0)
            yield return $"{(difference.UncomparedSecrets == 1 ? "1 secret is" : $"{difference.UncomparedSecrets} secrets are")} on both sides, and only the engine can tell whether {(difference.UncomparedSecrets == 1 ? "it differs" : "they differ")}";
    }
}
