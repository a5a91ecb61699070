namespace TrinoInfra.StackEdits;

/// <summary>A piece of a text and what stands there instead; an insertion where it is empty.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last.</param>
/// <param name="Text">What comes in its place.</param>
internal sealed record TextChange(int Start, int End, string Text)
{
    /// <summary>A piece of a text, changed.</summary>
    /// <param name="text">The whole text, whose offsets the changes have.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="changes">Changes within the piece, in any order, none within another; of insertions at one place the first comes first.</param>
    public static string Apply(string text, int start, int end, IEnumerable<TextChange> changes)
    {
        var at = start;
        List<string> parts = [];
        foreach (var change in changes.OrderBy(change => change.Start).ThenBy(change => change.End))
        {
            parts.AddRange([text[at..change.Start], change.Text]);
            at = change.End;
        }

        return string.Concat([.. parts, text[at..end]]);
    }
}
