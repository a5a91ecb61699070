using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>match</c> of a track.</summary>
internal static class MatchReader
{
    public const string Fix = "give a list of entries such as { header: X-Trino-User, value: alice }";

    private const string AValue = "give what the header must say, such as alice";

    private const string ARegex = "give an expression that matches the whole value, such as dbt.*";

    public const string FixOfAnd = "give a list of further conditions such as { header: X-Trino-Source, value: dbt }";

    private static readonly Dictionary<string, MatchHeader?> headers = Enum.GetValues<MatchHeader>()
        .ToDictionary(header => header.Name(), header => (MatchHeader?)header, StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<TrackMatch> Read(ConfigNode node) => [.. node.Items(Fix).Select(ReadOne)];

    // The first condition stands in the entry itself: most have no other.
    private static TrackMatch ReadOne(ConfigNode node) => node.Map(match =>
    {
        var nodes = match["and"].Items(FixOfAnd);
        ImmutableArray<HeaderCondition?> conditions = [Condition(match), .. nodes.Select(more => more.Map(Condition))];
        int? percent = match["percent"].Exists ? match["percent"].Or(0, 1, 99) : null;

        var isWhole = conditions.All(condition => condition is not null) && percent != 0;
        // Asked again, since a condition with another fault has a header too.
        var asked = nodes.Prepend(match).Select(condition => condition["header"].OneOf(null, headers)).ToList();
        foreach (var (index, header) in asked.Index())
        {
            if (header is not { } again || !asked.Take(index).Contains(again))
                continue;
            nodes[index - 1]["header"].Fault($"{again.Name()} is in a condition of this entry before it", "ask for each header once: valueRegex takes what value cannot say");
            isWhole = false;
        }

        return isWhole ? new TrackMatch(conditions!, percent) : null!;
    });

    /// <returns>Null where it has a fault.</returns>
    private static HeaderCondition? Condition(ConfigNode node)
    {
        var (header, value, regex) = (node["header"], node["value"], node["valueRegex"]);
        if (!header.Exists)
            header.Fault("is missing", $"give {string.Join(" or ", headers.Keys)}");
        if (value.Exists && regex.Exists)
            regex.Fault("stands beside value", "keep one of the two");
        else if (!value.Exists && !regex.Exists)
            value.Fault("is missing", AValue);
        var name = header.OneOf(null, headers);
        var text = regex.Exists ? Regex(regex) : Value(value, name);
        return name is { } known && text is not null && !(value.Exists && regex.Exists)
            ? new(known, text, regex.Exists, (regex.Exists ? regex : value).MayBeSecret)
            : null;
    }

    private static string? Value(ConfigNode node, MatchHeader? header) =>
        node.TryText(AValue, out var text, orSecret: true) && IsGood(node, WhatIsWrong(text, header)) ? text : null;

    private static Problem? WhatIsWrong(string text, MatchHeader? header)
    {
        var whatItIs = header == MatchHeader.ClientTags ? "one tag" : "a header value";
        if (text.Length == 0)
            return new("is empty", $"give {whatItIs} of 1 to {HeaderCondition.MaxValueLength} characters");
        if (text.Length > HeaderCondition.MaxValueLength)
            return new($"has {text.Length} characters", $"give {whatItIs} of at most {HeaderCondition.MaxValueLength}");
        if (!IsPrintable(text) || text.Trim(' ') != text)
            return new("cannot be sent in a header", "give printable ASCII, without spaces at its ends");
        return header == MatchHeader.ClientTags && text.Contains(',')
            ? new("is more than one client tag", "give one entry a tag")
            : null;
    }

    // Encrypted it would be refused: the gateway takes none of its routes any more for one expression that is none.
    private static string? Regex(ConfigNode node) =>
        node.TryText(ARegex, out var text) && IsGood(node, WhatIsWrongWith(text, node.MayBeSecret)) ? text : null;

    private static Problem? WhatIsWrongWith(string regex, bool mayBeSecret)
    {
        if (regex.Length == 0)
            return new("is empty", ARegex);
        if (regex.Length > HeaderCondition.MaxRegexLength)
            return new($"has {regex.Length} characters", $"give an expression of at most {HeaderCondition.MaxRegexLength}");
        if (!IsPrintable(regex))
            return new("has characters other than printable ASCII, which headers are of", ARegex);
        var compiled = Re2.Compile(regex);
        // The reader of routes takes a lone asterisk as Istio does, for any value.
        var mistake = regex == "*" ? "nothing to repeat at character 1" : compiled.Mistake;
        if (mistake is not null)
            return new($"is no RE2 expression{(mistake.Length > 0 && !mayBeSecret ? $": {mistake}" : "")}", "write it in the syntax of RE2");
        return compiled.Size > Re2.MaxSize
            ? new("is larger than what Istio's gateways take", "give fewer or shorter repetitions")
            : null;
    }

    private static bool IsPrintable(string text) => !text.Any(character => character is < ' ' or > '~');

    private static bool IsGood(ConfigNode node, Problem? problem)
    {
        if (problem is { } wrong)
            node.Wrong(wrong.What, wrong.Fix);
        return problem is null;
    }
}
