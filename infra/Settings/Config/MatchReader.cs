using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>match</c> of a track.</summary>
internal static class MatchReader
{
    private const string Fix = "give a list of entries such as { header: X-Trino-User, value: alice }";

    private const string AValue = "give what the header must say, such as alice";

    private static readonly Dictionary<string, MatchHeader?> headers = Enum.GetValues<MatchHeader>()
        .ToDictionary(header => header.Name(), header => (MatchHeader?)header, StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<TrackMatch> Read(ConfigNode node)
    {
        var nodes = node.Items(Fix);
        if (nodes.Length > TrackSettings.MaxMatches)
            node.Fault($"has {nodes.Length} entries", $"keep at most {TrackSettings.MaxMatches}");
        return [.. nodes.Select(ReadOne)];
    }

    private static TrackMatch ReadOne(ConfigNode node) => node.Map(match =>
    {
        var (header, value) = (match["header"], match["value"]);
        if (!header.Exists)
            header.Fault("is missing", $"give {string.Join(" or ", headers.Keys)}");
        if (!value.Exists)
            value.Fault("is missing", AValue);
        var name = header.OneOf(null, headers);
        var isText = value.TryText(AValue, out var text, orSecret: true);
        var problem = isText ? WhatIsWrong(name, text!) : null;
        if (problem is { } wrong)
            value.Wrong(wrong.What, wrong.Fix);
        return name is { } known && isText && problem is null ? new TrackMatch(known, text!, value.MayBeSecret) : null!;
    });

    private static Problem? WhatIsWrong(MatchHeader? header, string text)
    {
        var (longest, whatItIs) = header == MatchHeader.ClientTags
            ? (TrackMatch.MaxTagLength, "one tag")
            : (TrackMatch.MaxValueLength, "a header value");
        if (text.Length == 0)
            return new("is empty", $"give {whatItIs} of 1 to {longest} characters");
        if (text.Length > longest)
            return new($"has {text.Length} characters", $"give {whatItIs} of at most {longest}");
        if (text.Any(character => character is < ' ' or > '~') || text.Trim(' ') != text)
            return new("cannot be sent in a header", "give printable ASCII, without spaces at its ends");
        return header == MatchHeader.ClientTags && text.Contains(',')
            ? new("is more than one client tag", "give one entry a tag")
            : null;
    }
}
