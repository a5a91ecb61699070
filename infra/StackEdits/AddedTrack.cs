using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.StackEdits;

/// <summary>One more track at the end of the list: a copy of another's text, comments and all, with what is its own changed.</summary>
internal static class AddedTrack
{
    public static Checked<PlannedEdit> Plan(WrittenStack written, NewTrack track)
    {
        if (track.Like is null)
            return Planned(written, Whole(written, track), new JsonObject { ["weight"] = 0 }, track);
        return written.IndexOf(track.Like).Then(index => written.Item(index).Then(source =>
        {
            var like = written.Tracks(written.Json())[index]!.DeepClone().AsObject();
            var copy = new TrackCopy(written.Text, written.List.Items[index].Dash, source);
            copy.Set("name", WrittenStack.Plain($"{track.Name}"));
            copy.Set("weight", "0");
            copy.Set("version", $"\"{track.Version}\"");
            copy.Set("chart", WrittenStack.Plain(track.Chart));
            // A key of its own hides one that is merged.
            var isMerged = source["match"] is null && like.ContainsKey("match");
            like.Remove("match");
            copy.Remove("match");
            if (isMerged)
            {
                copy.Set("match", "[]");
                like["match"] = new JsonArray();
            }

            like["weight"] = copy.IsQuoted("weight") ? "0" : 0;
            return Planned(written, copy.Text(written.List.IsFlow), like, track);
        }));
    }

    private static Checked<PlannedEdit> Planned(WrittenStack written, string text, JsonObject intended, NewTrack track)
    {
        var json = written.Json();
        intended["name"] = $"{track.Name}";
        intended["version"] = $"{track.Version}";
        intended["chart"] = track.Chart;
        written.Tracks(json).Add((JsonNode)intended);
        return new Checked<PlannedEdit>.Good(new([.. written.List.IsFlow ? IntoFlow(written, text) : IntoBlock(written, text)], json));
    }

    private static string Whole(WrittenStack written, NewTrack track)
    {
        string[] settings = [$"name: {WrittenStack.Plain($"{track.Name}")}", "weight: 0", $"version: \"{track.Version}\"", $"chart: {WrittenStack.Plain(track.Chart)}"];
        if (written.List.IsFlow)
            return $"{{ {string.Join(", ", settings)} }}";
        var dash = written.List.Items[^1].Dash;
        var indent = written.Text[TextLines.StartOfLine(written.Text, dash)..dash];
        return $"{indent}- {string.Join($"{TextLines.BreakOf(written.Text)}{indent}  ", settings)}";
    }

    private static IEnumerable<TextChange> IntoBlock(WrittenStack written, string track)
    {
        var (text, last) = (written.Text, written.List.Items[^1]);
        var at = TextLines.EndOfBlock(text, last.Value.End, last.Dash - TextLines.StartOfLine(text, last.Dash));
        return [new(at, at, TextLines.BreakOf(text) + track)];
    }

    private static IEnumerable<TextChange> IntoFlow(WrittenStack written, string track)
    {
        var (text, last) = (written.Text, written.List.Items[^1].Value);
        var line = TextLines.StartOfLine(text, last.Start);
        var end = TextLines.EndOfLine(text, last.End);
        var rest = text[last.End..end].TrimStart();
        var hasComma = rest.StartsWith(',');
        rest = rest.TrimStart(',').TrimStart();
        // An item that has its lines for itself.
        if (string.IsNullOrWhiteSpace(text[line..last.Start]) && (rest.Length == 0 || rest[0] == '#'))
        {
            var inserted = $"{TextLines.BreakOf(text)}{text[line..last.Start]}{track}";
            return hasComma ? [new(end, end, $"{inserted},")] : [new(last.End, last.End, ","), new(end, end, inserted)];
        }

        return [new(last.End, last.End, $", {track}")];
    }
}
