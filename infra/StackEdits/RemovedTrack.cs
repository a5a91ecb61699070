using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.StackEdits;

/// <summary>A track taken out of the list, with the comments within it; those above it stay.</summary>
internal static class RemovedTrack
{
    public static Checked<PlannedEdit> Plan(WrittenStack written, string track) => written.IndexOf(track).Then<PlannedEdit>(index =>
    {
        var item = written.List.Items[index];
        if (written.AliasesOf(item.Value).DistinctBy(found => found.Anchored).ToList() is { Count: > 0 } used)
        {
            return new Checked<PlannedEdit>.Bad([.. used.Select(found => written.Fault(
                found.Anchored.Start, $"track {track} has the anchor &{found.Alias.Name}, and line {written.LineOf(found.Alias.Start)} has *{found.Alias.Name}",
                $"move what &{found.Alias.Name} stands for to that line, and run this again"))]);
        }

        var json = written.Json();
        written.Tracks(json).RemoveAt(index);
        return new Checked<PlannedEdit>.Good(new([written.List.IsFlow ? OfFlow(written, index) : OfBlock(written.Text, item)], json));
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
