using System.Collections.Immutable;

namespace TrinoInfra.Settings.Reading;

/// <summary><c>match</c> of a track.</summary>
internal static class MatchReader
{
    private static readonly Dictionary<string, MatchHeader> headers =
        Enum.GetValues<MatchHeader>().ToDictionary(header => header.Name(), StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<TrackMatch> Read(ConfigNode node)
    {
        var nodes = node.Items("give a list of at most 8 entries such as { header: X-Trino-User, value: alice }");
        if (nodes.Length > TrackSettings.MaxMatches)
            node.Fault($"has {nodes.Length} entries", $"keep at most {TrackSettings.MaxMatches}");
        return [.. nodes.Select(ReadOne)];
    }

    private static TrackMatch ReadOne(ConfigNode node) => node.Map(match =>
    {
        var header = match["header"];
        if (!header.Exists)
            header.Fault("is missing", $"give {string.Join(" or ", headers.Keys)}");
        var value = match["value"];
        if (!value.Exists)
            value.Fault("is missing", "give the header's value, such as alice");
        value.TryText("give the header's value, such as alice", out var text);
        return new TrackMatch(header.OneOf(MatchHeader.User, headers), text ?? "");
    });
}
