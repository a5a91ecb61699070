using System.Globalization;
using TrinoInfra.Tests.Protocol;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Bench;

/// <summary>
/// <c>rehearse</c>: the life of a canary under load, over the routes that the program declares and over the control, one
/// plain weighted rule.
/// </summary>
internal static class RehearseCommand
{
    private const int Measure = 250;

    /// <returns>0 where the program's routes broke nothing.</returns>
    public static async Task<int> Run(TextWriter output)
    {
        var pinned = await Rehearsal.Run(RenderedRoutes.Of, Measure);
        var control = await Rehearsal.Run(PlainRoute.Of, Measure);

        await output.WriteLineAsync($"{"",-16}{"the program's routes",28}{"one plain weighted rule",28}");
        await output.WriteLineAsync($"{"weights",-16}{Cells("queries", "failed", "share %")}{Cells("queries", "failed", "share %")}");
        foreach (var (ours, theirs) in pinned.Phases.Zip(control.Phases))
            await output.WriteLineAsync($"{ours.Name,-16}{Cells(ours)}{Cells(theirs)}");
        await output.WriteLineAsync($"{"both serving",-16}{BothServing(pinned)}{BothServing(control)}");
        await output.WriteLineAsync($"{"all queries",-16}{Cells(pinned.Queries, pinned.Failed)}{Cells(control.Queries, control.Failed)}");
        await output.WriteLineAsync(
            $"{"transactions",-16}{Cells(pinned.Transactions, pinned.FailedTransactions)}{Cells(control.Transactions, control.FailedTransactions)}");
        await output.WriteLineAsync($"{"took",-16}{Cells("", "", Seconds(pinned))}{Cells("", "", Seconds(control))}");
        foreach (var failure in pinned.Failures)
            await output.WriteLineAsync($"failed: {failure}");
        return pinned.Failed + pinned.FailedTransactions == 0 ? 0 : 1;
    }

    /// <summary>The phases in which each track has a weight, where a plain route has its chance to fail.</summary>
    private static string BothServing(RehearsalResult result)
    {
        var both = result.Phases.Where(phase => phase.NewStatements.Count(track => track.Value > 0) > 1).ToList();
        return Cells(both.Sum(phase => phase.Queries), both.Sum(phase => phase.Failed));
    }

    private static string Cells(Phase phase) => Cells(Number(phase.Queries), Number(phase.Failed), Share(phase));

    private static string Cells(int count, int failed) => Cells(Number(count), Number(failed), "");

    private static string Cells(string count, string failed, string share) => $"{count,10}{failed,8}{share,10}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(RehearsalResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Took.TotalSeconds:F1} s");

    /// <summary>Stable and canary.</summary>
    private static string Share(Phase phase)
    {
        double stable = phase.NewStatements.GetValueOrDefault(Rehearsal.Stable);
        double canary = phase.NewStatements.GetValueOrDefault(Rehearsal.Canary);
        var percent = 100 * stable / (stable + canary);
        return string.Create(CultureInfo.InvariantCulture, $"{percent:F0}/{100 - percent:F0}");
    }
}
