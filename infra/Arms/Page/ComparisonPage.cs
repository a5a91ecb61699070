using System.Globalization;
using TrinoInfra.Graph.Page;

namespace TrinoInfra.Arms.Page;

/// <summary>A comparison as one file for a browser: what it says, pictures, tables, and how it was done.</summary>
internal static class ComparisonPage
{
    public static string Of(Compared compared)
    {
        var figures = compared.Figures;
        List<(string Id, string Title, Html Content)> sections =
        [
            ("says", "What the figures say", List([.. ComparedWords.Findings(compared), .. ComparedWords.Failures(compared), .. ComparedWords.AtWeights(compared)])),
            ("latency", "Latency", Html.Of($"{Pictures(Known(figures).Select(quantile => ArmsPlots.Of(quantile, figures)))}{Latencies(figures)}")),
            ("rounds", "Round by round", Pictures(Known(figures).Where(quantile => Quantile.All[quantile].Name is "p50" or "p99").Select(quantile => ArmsPlots.Rounds(quantile, compared.Arms)))),
            ("cost", "Statements, connections, CPU and memory", Costs(figures)),
            .. compared.LeftOut.IsEmpty ? [] : new[] { ("left-out", "What is left out", List(compared.LeftOut)) },
            ("method", "How it was measured", List([.. ComparedWords.Method(compared), .. compared.Arms.Select(arm => $"{arm.Arm.Name}: {arm.Arm.Server}, {arm.Arm.About}")])),
        ];
        return PageFrame.Of(
            $"{string.Join(", ", compared.Arms.Select(arm => arm.Arm.Name))}: stack {compared.Stack}",
            $"Track {compared.Track}, measured {compared.Began.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.",
            sections);
    }

    /// <summary>Quantiles that any way has.</summary>
    private static IEnumerable<int> Known(IReadOnlyCollection<ArmFigures> figures) =>
        Enumerable.Range(0, Quantile.All.Length).Where(quantile => figures.Any(arm => arm.Latency[quantile] is not null));

    private static Html Pictures(IEnumerable<string> svg) => Html.Of(
        $"<div class=\"pictures\">\n{svg.Select(each => Html.Of($"<div>{new Html(each)}</div>\n"))}</div>\n");

    private static Html Latencies(IEnumerable<ArmFigures> arms) => Table(
        ["way", .. Quantile.All.Select(quantile => $"{quantile.Name}, ms")],
        arms.Select(arm => (arm.Arm.Name, (IEnumerable<string>)[.. arm.Latency.Select(Amounts.Of)])));

    private static Html Costs(IEnumerable<ArmFigures> arms) => Table(
        ["way", "ran through", "failed", "a second", "connections opened", "CPUs", "most memory"],
        arms.Select(arm => (arm.Arm.Name, (IEnumerable<string>)
        [
            Amounts.Count(arm.Succeeded), Amounts.Count(arm.Failed), Amounts.Of(arm.Rate), Amounts.Count(arm.Connections), Amounts.Of(arm.Cpu), Amounts.Memory(arm.Memory),
        ])));

    // On a narrow screen each cell is a line of its own, and says itself what it is.
    private static Html Table(IReadOnlyList<string> titles, IEnumerable<(string Name, IEnumerable<string> Cells)> rows) => Html.Of($"""
        <table>
        <thead><tr>{titles.Select(title => Html.Of($"<th scope=\"col\">{title}</th>"))}</tr></thead>
        <tbody>
        {rows.Select(row => Html.Of($"<tr><th scope=\"row\">{row.Name}</th>{row.Cells.Zip(titles.Skip(1)).Select(cell => Html.Of($"<td data-of=\"{cell.Second}\">{cell.First}</td>"))}</tr>\n"))}</tbody>
        </table>

        """);

    private static Html List(IReadOnlyCollection<string> lines) => lines.Count == 0
        ? Html.Of($"<p>Nothing: no round was measured to its end.</p>\n")
        : Html.Of($"<ul>\n{lines.Select(line => Html.Of($"<li>{line}</li>\n"))}</ul>\n");
}
