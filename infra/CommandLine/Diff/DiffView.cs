using Spectre.Console;
using Spectre.Console.Rendering;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>A difference for people at a terminal.</summary>
internal static class DiffView
{
    public static void Write(PlanDifference difference, PlanConsequences consequences, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"From [bold]{difference.Before.Title}[/] to [bold]{difference.After.Title}[/]");
        foreach (var note in DiffSummary.Notes(difference))
            console.Write(new Text($"note: {note}\n", Ink.Grey));
        console.WriteLine();
        if (difference.IsEmpty)
        {
            console.WriteLine(DiffSummary.Nothing);
            return;
        }

        console.MarkupLineInterpolated($"Consequences  [bold]{consequences.Summary}[/]");
        foreach (var consequence in consequences.All)
            Write(consequence, console);
        console.WriteLine();

        if (DiffSummary.Shares(difference) is { } shares)
        {
            console.MarkupLineInterpolated($"Shares  [bold]{shares}[/]");
            console.WriteLine();
        }

        foreach (var group in DiffGroup.Of(difference))
        {
            foreach (var line in group.Lines.Prepend(group.Head))
                console.Write(Line(line));
            console.WriteLine();
        }

        console.WriteLine($"Resources  {DiffSummary.Counts(difference)}");
    }

    private static void Write(Consequence consequence, IAnsiConsole console)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(4).PadRight(2)).AddColumn();
        grid.AddRow(
            new Text(DiffCommand.Words(consequence.Severity), consequence.Severity == Severity.Danger ? Ink.Red : Ink.Orange),
            new Text(Quoted.Whole(consequence.What)));
        grid.AddRow(Text.Empty, new Text(Quoted.Whole(consequence.Effect.WayOut), Ink.Grey));
        console.Write(grid);
    }

    private static IRenderable Line(DiffLine line) => MarkedLine.Of(4 * line.Depth, line.Mark, 2, Quoted.Whole(line.Text), Style(line));

    private static Style Style(DiffLine line) => line.Mark switch
    {
        "+" => Ink.Green,
        "-" => Ink.Red,
        "~" => Ink.Orange,
        "+-" => Ink.Purple,
        _ when line.Depth == 0 => new Style(decoration: Decoration.Bold),
        _ => Ink.Grey,
    };
}
