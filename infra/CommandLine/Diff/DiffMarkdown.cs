using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>A difference as a comment for a review: what matters first, the fields folded.</summary>
internal static class DiffMarkdown
{
    /// <summary>What GitHub takes as a comment, in characters.</summary>
    public const int MostCharacters = 65_536;

    private const int MostOfLine = 1_000;
    private const int MostNotes = 10;
    private const int MostConsequences = 40;

    /// <summary>The lines of it, each harmless; with a line feed behind each at most <see cref="MostCharacters"/>.</summary>
    public static IReadOnlyList<string> Of(PlanDifference difference, PlanConsequences consequences)
    {
        List<string> head = [$"### From {MarkdownText.Code(difference.Before.Title)} to {MarkdownText.Code(difference.After.Title)}", ""];
        if (difference.IsEmpty)
            head.AddRange([DiffSummary.Nothing, ""]);
        if (consequences.Summary.Length > 0)
            head.AddRange([$"**{consequences.Summary}**", ""]);
        if (!consequences.All.IsEmpty)
            head.AddRange([.. consequences.All.Take(MostConsequences).Select(Line), ""]);
        if (DiffSummary.Shares(difference, name => MarkdownText.Code(name)) is { } shares)
            head.AddRange([$"**Shares** {shares}", ""]);
        List<string> notes = [.. DiffSummary.Notes(difference).Take(MostNotes).Select(note => $"- note: {MarkdownText.Sentence(note)}")];
        if (notes.Count > 0)
            head.AddRange([.. notes, ""]);
        return difference.IsEmpty ? head : [.. head, .. Fields(difference, MostCharacters - Length(head))];
    }

    private static string Line(Consequence consequence) =>
        $"- {(consequence.Severity == Severity.Danger ? ":stop_sign:" : ":warning:")} **{DiffCommand.Words(consequence.Severity)}** "
        + $"{MarkdownText.Sentence(consequence.What)}; {MarkdownText.Sentence(consequence.Effect.WayOut)}";

    private static List<string> Fields(PlanDifference difference, int room)
    {
        List<string> told = ["<details>", $"<summary>Resources: {DiffSummary.Counts(difference)}</summary>", ""];
        string[] end = ["</details>"];
        room -= Length(told) + Length(end) + Length([LeftOut(int.MaxValue)]) + 1;

        var left = 0;
        foreach (var group in DiffGroup.Of(difference))
        {
            string[] block =
            [
                $"{MarkdownText.Code(group.Name)}{Fate(group)}", "",
                .. group.Changes.IsEmpty ? [] : MarkdownText.Block([.. group.Lines.Select(Line)]).Append(""),
            ];
            if (left > 0 || Length(block) > room)
            {
                left += group.Changes.Length;
                continue;
            }

            room -= Length(block);
            told.AddRange(block);
        }

        if (left > 0)
            told.AddRange([LeftOut(left), ""]);
        return [.. told, .. end];
    }

    private static string Fate(DiffGroup group) => group.Itself?.Kind switch
    {
        ResourceChangeKind.Added => " is new",
        ResourceChangeKind.Removed => " goes",
        _ => "",
    };

    private static string LeftOut(int resources) =>
        $"{resources} resources are left out: a comment holds {MostCharacters} characters. The same command without `--format` shows them.";

    private static string Line(DiffLine line) =>
        MarkdownText.Cut(Quoted.Whole($"{line.Mark,-2}{new string(' ', 2 * (line.Depth - 1))} {line.Text}"), MostOfLine).TrimEnd();

    private static int Length(IEnumerable<string> lines) => lines.Sum(line => line.Length + 1);
}
