using TrinoInfra.Yaml;
using YamlDotNet.Core;

namespace TrinoInfra.StackEdits;

/// <summary>A copy of a track's text, to be changed.</summary>
/// <param name="text">The whole text of the stack file.</param>
/// <param name="dash">Offset of the hyphen before the track.</param>
/// <param name="source">The track.</param>
internal sealed class TrackCopy(string text, int dash, SyntaxMapping source)
{
    private readonly List<TextChange> changes = [];
    private readonly List<string> added = [];

    /// <summary>Where keys that the source has not are added: behind the last of those that are set.</summary>
    private int behind = source.Entries[0].Value.End;

    /// <summary>Whether a key has a value in quotes.</summary>
    public bool IsQuoted(string key) => source[key]?.Value is SyntaxScalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted };

    /// <summary>Gives a key this value, in the quotes of the one that is there. A comment on its line is left out.</summary>
    /// <param name="key">A key of the track.</param>
    /// <param name="value">As YAML.</param>
    public void Set(string key, string value)
    {
        if (source[key]?.Value is not { } before)
        {
            added.Add($"{key}: {value}");
            return;
        }

        behind = Math.Max(behind, before.End);
        var written = IsQuoted(key) ? $"{text[before.Content]}{value.Trim('"')}{text[before.Content]}" : value;
        changes.Add(new(before.Start, BehindComment(before.End), written));
    }

    /// <summary>Leaves a key out, with the comments above it.</summary>
    public void Remove(string key)
    {
        var index = source.Entries.ToList().FindIndex(entry => entry.Key is SyntaxScalar scalar && scalar.Text == key);
        if (index < 0)
            return;
        var entry = source.Entries[index];
        var line = TextLines.StartOfLine(text, entry.Key.Start);
        if (index == 0)
            changes.Add(new(entry.Key.Start, source.Entries[1].Key.Start, ""));
        else if (source.IsFlow || !string.IsNullOrWhiteSpace(text[line..entry.Key.Start]))
            changes.Add(new(source.Entries[index - 1].Value.End, entry.Value.End, ""));
        else
            changes.Add(new(BeforeComments(line), TextLines.EndOfBlock(text, entry.Value.End, entry.Key.Start - line), ""));
    }

    /// <summary>The copy: from the hyphen's line on, or in a list of flow style the track alone.</summary>
    public string Text(bool isInFlow)
    {
        var indent = new string(' ', source.Entries[0].Key.Start - TextLines.StartOfLine(text, source.Entries[0].Key.Start));
        var separator = source.IsFlow ? ", " : $"{TextLines.BreakOf(text)}{indent}";
        if (added.Count > 0)
            changes.Add(new(BehindComment(behind), BehindComment(behind), string.Concat(added.Select(setting => separator + setting))));
        var (start, end) = (isInFlow ? source.Start : TextLines.StartOfLine(text, dash), Math.Max(source.End, changes.Max(change => change.End)));
        return TextChange.Apply(text, start, end, [.. changes, .. Anchors()]);
    }

    /// <summary>Anchors go: an alias further down would else mean the copy. One that the track itself refers to stays.</summary>
    private IEnumerable<TextChange> Anchors() =>
        from node in source.All
        where node.Anchor is not null && !source.All.Any(other => other is SyntaxAlias alias && alias.Name == node.Anchor)
            && !changes.Exists(change => change.Start <= node.Start && node.Start < change.End)
        select Without(node);

    private TextChange Without(SyntaxNode node)
    {
        var start = text.IndexOf($"&{node.Anchor}", node.Start, StringComparison.Ordinal);
        var end = start + 1 + node.Anchor!.Length;
        while (end < text.Length && text[end] == ' ')
            end++;
        // At the end of a line the blanks before it go, not those behind.
        while (TextLines.EndOfLine(text, end) == end && text[start - 1] == ' ')
            start--;
        return new(start, end, "");
    }

    private int BehindComment(int at)
    {
        var end = TextLines.EndOfLine(text, at);
        return !source.IsFlow && text[at..end].TrimStart().StartsWith('#') ? end : at;
    }

    /// <summary>The end of the line before the comments that stand right above a line.</summary>
    private int BeforeComments(int line)
    {
        while (TextLines.EndOfLineBefore(text, line) is var end && TextLines.StartOfLine(text, end) is var above
            && above > source.Start && text[above..end].TrimStart().StartsWith('#'))
        {
            line = above;
        }

        return TextLines.EndOfLineBefore(text, line);
    }
}
