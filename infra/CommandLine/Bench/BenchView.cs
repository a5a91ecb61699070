using System.Globalization;
using Spectre.Console;
using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>The figures of a load as a table: a line a track, then what failed.</summary>
internal static class BenchView
{
    public static void Write(LoadSummary summary, Door door, IAnsiConsole console)
    {
        console.WriteLine(Heading(summary));
        var table = new Table { Border = TableBorder.None };
        table.AddColumns(
            new TableColumn("track"), Right("weight"), Right("statements"), Right("share"), Right("failed"), Right("p50"), Right("p90"), Right("p99"), Right("p99.9"), Right("max"));
        foreach (var row in BenchRow.Of(summary, door))
            Add(table, row.Track == LoadRecord.NoTrack ? "(no track known)" : row.Track, Number(row.Weight), row.Share, row.Figures);
        Add(table, "all", "", 100, summary.All);
        console.Write(table);

        foreach (var failure in summary.Failures)
        {
            var where = failure.Track == LoadRecord.NoTrack ? "" : $" on {failure.Track}";
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"failed  {failure.Count} {failure.Kind}{where}, such as {failure.Example}"));
        }

        if (summary.LateStarts > 0)
            console.WriteLine(Late(summary));
        if (summary.Unsent > 0)
            console.WriteLine($"unsent  {Number(summary.Unsent)} statements were due, and no client was free until the end");
        if (summary.Repeats > 0)
            console.WriteLine($"again   {Number(summary.Repeats)} requests, since the gateway had nobody to answer them; their time is in that of their statements");
    }

    /// <summary>In milliseconds, with three digits where there are as many.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 10 and var few => few.ToString("0.00", CultureInfo.InvariantCulture),
        < 100 and var some => some.ToString("0.0", CultureInfo.InvariantCulture),
        var many => many.ToString("0", CultureInfo.InvariantCulture),
    };

    private static string Heading(LoadSummary summary)
    {
        var (plan, rate) = (summary.Plan, summary.Rate.ToString("0.#", CultureInfo.InvariantCulture));
        var load = plan.Rate is { } wanted
            ? string.Create(CultureInfo.InvariantCulture, $"response time in ms, open loop: {wanted:0.###} statements a second were due, at most {plan.Clients} at once, ")
            : string.Create(CultureInfo.InvariantCulture, $"service time in ms, closed loop: {plan.Clients} clients, ");
        return string.Create(CultureInfo.InvariantCulture, $"{load}{rate} a second ran through, for {summary.Took.TotalSeconds:0.#} s after {plan.WarmUp.TotalSeconds:0.#} s of warm-up");
    }

    private static string Late(LoadSummary summary) =>
        $"late    {Number(summary.LateStarts)} statements, since no client was free when they were due; the wait is in their time";

    private static void Add(Table table, string name, string weight, double share, TrackFigures figures)
    {
        string[] times = figures.Latency is { } latency
            ? [Milliseconds(latency.P50), Milliseconds(latency.P90), Milliseconds(latency.P99), Milliseconds(latency.P999), Milliseconds(latency.Max)]
            : ["", "", "", "", ""];
        table.AddRow(
        [
            new Text(name),
            new Text(weight),
            new Text(Number(figures.Succeeded + figures.Failed)),
            new Text(share.ToString("0.#", CultureInfo.InvariantCulture) + " %"),
            new Text(Number(figures.Failed)),
            .. times.Select(time => new Text(time)),
        ]);
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();
}
