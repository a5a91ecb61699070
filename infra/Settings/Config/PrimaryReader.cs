using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:primary</c>: the name of a track.</summary>
internal static class PrimaryReader
{
    /// <param name="node">The place.</param>
    /// <param name="tracks">What was read of the tracks; null what has a fault.</param>
    /// <returns>Null where none is given; the empty text is the default of Pulumi.yaml, without which the engine asks for one.</returns>
    public static DnsLabel? Read(ConfigNode node, ImmutableArray<TrackSettings> tracks)
    {
        var names = tracks.Select(track => track?.Name?.ToString()).OfType<string>().ToList();
        var given = $"give the name of a track{(names.Count > 0 ? $": {string.Join(" or ", names)}" : "")}";
        if (node.IsEmptyText || !node.TryText(given, out var text))
            return null;
        // A track with a fault may have any name.
        if (!names.Contains(text) && names.Count == tracks.Length && names.Count > 0)
            node.Wrong("is no track", KeySuggestion.Alike(text, names) is { } nearest ? $"did you mean {nearest}?" : given);
        return tracks.FirstOrDefault(track => track?.Name?.ToString() == text)?.Name;
    }
}
