using System.Globalization;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Bench;

/// <summary>
/// <c>rehearse</c>: the life of a canary beside a Trino that the stack does not run, under load, over the routes that the program
/// declares, with the tracks' own hosts and without, and over the control, one plain weighted rule.
/// </summary>
internal static class RehearseCommand
{
    private const int Measure = 250;

    /// <returns>0 where the program's routes broke nothing.</returns>
    public static async Task<int> Run(TextWriter output)
    {
        var byHost = await Rehearsal.Run(RenderedRoutes.Of, Measure, TrackHostPattern.Default);
        var byPath = await Rehearsal.Run(RenderedRoutes.Of, Measure, trackHosts: null);
        var control = await Rehearsal.Run(PlainRoute.Of, Measure, TrackHostPattern.Default);
        RehearsalResult[] all = [byHost, byPath, control];

        string[] titles = ["the tracks' own hosts", "trackHosts: none", "one plain weighted rule"];
        await output.WriteLineAsync(Line("", titles.Select(title => $"{title,28}")));
        await output.WriteLineAsync(Line("weights", all.Select(_ => Cells("queries", "failed", "share %"))));
        foreach (var (index, phase) in byHost.Phases.Index())
            await output.WriteLineAsync(Line(phase.Name, all.Select(result => Cells(result.Phases[index]))));
        await output.WriteLineAsync(Line("several serving", all.Select(SeveralServing)));
        await output.WriteLineAsync(Line("all queries", all.Select(result => Cells(result.Queries, result.Failed))));
        await output.WriteLineAsync(Line("transactions", all.Select(result => Cells(result.Transactions, result.FailedTransactions))));
        await output.WriteLineAsync(Line("took", all.Select(result => Cells("", "", Seconds(result)))));
        RehearsalResult[] pinned = [byHost, byPath];
        foreach (var failure in pinned.SelectMany(result => result.Failures))
            await output.WriteLineAsync($"failed: {failure}");
        return pinned.Sum(result => result.Failed + result.FailedTransactions) == 0 ? 0 : 1;
    }

    private static string Line(string name, IEnumerable<string> cells) => $"{name,-16}{string.Concat(cells)}";

    /// <summary>The phases in which several tracks have a weight, where a plain route has its chance to fail.</summary>
    private static string SeveralServing(RehearsalResult result)
    {
        var several = result.Phases.Where(phase => phase.NewStatements.Count(track => track.Value > 0) > 1).ToList();
        return Cells(several.Sum(phase => phase.Queries), several.Sum(phase => phase.Failed));
    }

    private static string Cells(Phase phase) => Cells(Number(phase.Queries), Number(phase.Failed), Share(phase));

    private static string Cells(int count, int failed) => Cells(Number(count), Number(failed), "");

    private static string Cells(string count, string failed, string share) => $"{count,10}{failed,8}{share,10}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(RehearsalResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Took.TotalSeconds:F1} s");

    /// <summary>Of the stable track, the canary and the external one.</summary>
    private static string Share(Phase phase)
    {
        double[] got = [.. new[] { Rehearsal.Stable, Rehearsal.Canary, Rehearsal.External }.Select(track => phase.NewStatements.GetValueOrDefault(track))];
        return string.Join('/', got.Select(each => (100 * each / got.Sum()).ToString("F0", CultureInfo.InvariantCulture)));
    }
}
