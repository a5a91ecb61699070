using System.Globalization;
using Spectre.Console;
using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>A schedule as a table: a line a step, a column a track.</summary>
internal static class ScheduleView
{
    public static void Write(Schedule schedule, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumns(new TableColumn("step"), Right("share"), Right("earliest"));
        foreach (var track in schedule.Tracks)
            table.AddColumn(Right(Markup.Escape($"{track.Name}")));

        table.AddRow([new Text("now"), new Text(""), new Text(""), .. schedule.Tracks.Select(track => new Text($"{track.Weight}"))]);
        foreach (var (index, step) in schedule.Steps.Index())
        {
            table.AddRow(
            [
                new Text((index + 1).ToString(CultureInfo.InvariantCulture)),
                new Text(Percent(step.Share)),
                new Text(step.Earliest.ToString("c", CultureInfo.InvariantCulture)),
                .. step.Weights.Select(weight => new Text($"{weight}")),
            ]);
        }

        console.Write(table);
    }

    /// <summary>E.g. <c>12.5 %</c>.</summary>
    public static string Percent(decimal share) => StepShares.Text(share) + " %";

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();
}
