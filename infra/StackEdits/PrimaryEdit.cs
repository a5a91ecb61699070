using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.StackEdits;

/// <summary>Another primary: a text in the place of the one that is there, or a key after the tracks.</summary>
internal static class PrimaryEdit
{
    public static Checked<PlannedEdit> Plan(WrittenStack written, string track) => written.IndexOf(track).Then<PlannedEdit>(_ =>
    {
        var json = written.Json();
        if (written.Primary is not { } entry)
        {
            json["config"]!.AsObject().Add(Sibling(written.Key.Text), track);
            return new Checked<PlannedEdit>.Good(new([Inserted(written, track)], json));
        }

        json["config"]![((SyntaxScalar)entry.Key).Text] = track;
        return entry.Value switch
        {
            SyntaxScalar scalar when WrittenStack.Replace(scalar, track, isText: true) is { } change => new Checked<PlannedEdit>.Good(new([change], json)),
            SyntaxAlias alias => Bad(written, alias, $"the primary is the alias *{alias.Name}", track),
            var other => Bad(written, other, "the primary is a text of several lines", track),
        };
    });

    private static TextChange Inserted(WrittenStack written, string track)
    {
        var key = Sibling(written.Text[written.Key.Start..written.Key.End]);
        if (written.Config.IsFlow)
            return new(written.List.End, written.List.End, $", {key}: {WrittenStack.Plain(track)}");
        var line = TextLines.StartOfLine(written.Text, written.Key.Start);
        var at = TextLines.EndOfBlock(written.Text, written.List.End, written.Key.Start - line);
        return new(at, at, $"{TextLines.BreakOf(written.Text)}{written.Text[line..written.Key.Start]}{key}: {WrittenStack.Plain(track)}");
    }

    /// <summary>The key beside that of the tracks, with the same namespace and the same quotes.</summary>
    private static string Sibling(string key) => key.Replace("tracks", "primary", StringComparison.Ordinal);

    private static Checked<PlannedEdit> Bad(WrittenStack written, SyntaxNode at, string what, string track) =>
        new Checked<PlannedEdit>.Bad([written.Fault(at.Start, what, $"write {WrittenStack.Plain(track)} there")]);
}
