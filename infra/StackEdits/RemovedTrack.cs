using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.StackEdits;

/// <summary>A track taken out of the list, with the comments within it; those above it stay, and so does what others refer to.</summary>
internal static class RemovedTrack
{
    public static Checked<PlannedEdit> Plan(WrittenStack written, string track) => written.IndexOf(track).Then<PlannedEdit>(index =>
    {
        var item = written.List.Items[index];
        List<TextChange> changes = [written.List.IsFlow ? OfFlow(written, index) : OfBlock(written.Text, item)];
        List<Fault> faults = [];
        foreach (var (anchored, alias) in written.AliasesOf(item.Value).DistinctBy(found => found.Anchored.Start))
        {
            if (MovedAnchor.Of(written, anchored, alias) is { } moved)
                changes.Add(moved);
            else
                faults.Add(written.Fault(anchored.Start, $"track {track} has the anchor &{alias.Name}, and line {written.LineOf(alias.Start)} has *{alias.Name}", $"write out what *{alias.Name} stands for there, and run this again"));
        }

        var json = written.Json();
        written.Tracks(json).RemoveAt(index);
        return faults.Count == 0 ? new Checked<PlannedEdit>.Good(new([.. changes], json)) : new Checked<PlannedEdit>.Bad([.. faults]);
    });

    private static TextChange OfBlock(string text, SyntaxItem item)
    {
        var start = TextLines.StartOfLine(text, item.Dash);
        var end = TextLines.EndOfBlock(text, item.Value.End, item.Dash - start);
        // At the end of a text without a last line break the one before goes.
        return end == text.Length ? new(TextLines.EndOfLineBefore(text, start), end, "") : new(start, TextLines.NextLine(text, end), "");
    }

    private static TextChange OfFlow(WrittenStack written, int index)
    {
        var (text, item) = (written.Text, written.List.Items[index].Value);
        var line = TextLines.StartOfLine(text, item.Start);
        var rest = text[item.End..TextLines.EndOfLine(text, item.End)].TrimStart().TrimStart(',').TrimStart();
        if (string.IsNullOrWhiteSpace(text[line..item.Start]) && (rest.Length == 0 || rest[0] == '#'))
            return new(line, TextLines.NextLine(text, item.End), "");
        return index == 0 ? new(item.Start, written.List.Items[1].Value.Start, "") : new(written.List.Items[index - 1].Value.End, item.End, "");
    }
}
