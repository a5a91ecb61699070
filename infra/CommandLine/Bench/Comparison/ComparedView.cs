using Spectre.Console;
using TrinoInfra.Arms;

namespace TrinoInfra.CommandLine.Bench.Comparison;

/// <summary>A comparison as a table, a line an arm, and what it says.</summary>
internal static class ComparedView
{
    public static void Write(Compared compared, IAnsiConsole console)
    {
        console.WriteLine($"Stack {compared.Stack}, track {compared.Track}");
        console.WriteLine();
        var latency = new Table { Border = TableBorder.None };
        latency.AddColumns(["way", .. Quantile.All.Select(quantile => $"{quantile.Name}, ms")]);
        var cost = new Table { Border = TableBorder.None };
        cost.AddColumns("way", "ran through", "failed", "a second", "connections", "CPUs", "most memory");
        foreach (var arm in compared.Figures)
        {
            latency.AddRow([new Text(arm.Arm.Name), .. arm.Latency.Select(interval => new Text(Amounts.Of(interval)))]);
            cost.AddRow(new[]
            {
                arm.Arm.Name, Amounts.Count(arm.Succeeded), Amounts.Count(arm.Failed), Amounts.Of(arm.Rate), Amounts.Count(arm.Connections),
                Amounts.Of(arm.Cpu), Amounts.Memory(arm.Memory),
            }.Select(cell => new Text(cell)));
        }

        console.Write(latency);
        console.WriteLine();
        console.Write(cost);
        console.WriteLine();
        foreach (var (word, line) in Lines(compared))
            console.WriteLine($"{word,-9}{line}");
    }

    private static IEnumerable<(string Word, string Line)> Lines(Compared compared) =>
    [
        .. ComparedWords.Findings(compared).Select(line => ("says", line)),
        .. ComparedWords.Failures(compared).Concat(ComparedWords.AtWeights(compared)).Select(line => ("failures", line)),
        .. compared.LeftOut.Select(line => ("left out", line)),
        .. compared.Arms.Select(arm => ("way", $"{arm.Arm.Name}: {arm.Arm.Server} {arm.Arm.About}")),
        .. ComparedWords.Method(compared).Select(line => ("method", line)),
    ];
}
