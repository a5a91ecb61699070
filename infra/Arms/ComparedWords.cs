using System.Globalization;

namespace TrinoInfra.Arms;

/// <summary>A comparison in sentences.</summary>
internal static class ComparedWords
{
    /// <summary>What the figures say of each arm against the first, a sentence a quantile, and no more than they do.</summary>
    public static IEnumerable<string> Findings(Compared compared)
    {
        var first = compared.Figures[0];
        return from arm in compared.Figures.Skip(1)
               from quantile in Quantile.All.Index()
               let difference = arm.Differences[quantile.Index]
               where difference is not null
               select $"{quantile.Item.Name}: {Finding(arm.Arm.Name, first.Arm.Name, difference)}";
    }

    /// <summary>How it was done.</summary>
    public static IEnumerable<string> Method(Compared compared)
    {
        var plan = compared.Plan;
        var blocks = compared.Arms[0].Rounds.Length;
        yield return $"{blocks} blocks, each arm once in each, in an order of seed {compared.Seed.ToString(CultureInfo.InvariantCulture)}; a round is {Seconds(plan.WarmUp)} of warm-up and {Seconds(plan.Length ?? TimeSpan.Zero)} that count, "
            + (plan.Rate is { } rate
                ? $"{Amounts.Of(rate)} statements a second begun by the clock (open loop: a late start is part of the latency)."
                : $"{Amounts.Count(plan.Clients)} clients, each one statement after the other (closed loop: service time).");
        yield return "A figure is the median over rounds of what each round had, in milliseconds; in brackets the interval between two rounds that holds the true median with "
            + $"{Percent(Coverage(compared))} chance (order statistics). A difference is taken within a block.";
    }

    /// <summary>Arms with failures: their latency is of what ran through.</summary>
    public static IEnumerable<string> Failures(Compared compared) =>
        from arm in compared.Figures
        where arm.Failed > 0
        from failure in arm.Failures
        select $"{arm.Arm.Name}: {Amounts.Count(failure.Count)} of {Amounts.Count(arm.Succeeded + arm.Failed)} statements failed, {failure.Kind}: {failure.Example}";

    /// <summary>What the stack's weights cost, where there was a load at them; nothing else.</summary>
    public static IEnumerable<string> AtWeights(Compared compared)
    {
        if (compared.AtWeights is not { } load)
            yield break;
        var shares = string.Join(", ", load.Tracks.Select(track => $"{(track.Track.Length > 0 ? track.Track : "no track known")} {Amounts.Count(track.Succeeded + track.Failed)}"));
        yield return $"{compared.Arms[0].Arm.Name}, at the stack's weights: {Amounts.Count(load.All.Failed)} of {Amounts.Count(load.Statements)} statements failed ({shares})";
        foreach (var failure in load.Failures)
            yield return $"{compared.Arms[0].Arm.Name}, at the stack's weights: {Amounts.Count(failure.Count)} {failure.Kind}: {failure.Example}";
    }

    private static string Finding(string arm, string first, MedianInterval difference)
    {
        var within = $"{Amounts.Signed(difference.Low)} to {Amounts.Signed(difference.High)} ms";
        return difference.Coverage < MedianInterval.Wanted
            ? $"{arm} {Amounts.Signed(difference.Median)} ms against {first} ({within}), of too few blocks to say"
            : difference is { Low: <= 0, High: >= 0 }
            ? $"no difference of {arm} from {first} is seen ({within})"
            : $"{arm} takes {Amounts.Of(Math.Abs(difference.Median))} ms {(difference.Median > 0 ? "more" : "less")} than {first} ({within})";
    }

    private static double Coverage(Compared compared) => MedianInterval.Of(Enumerable.Range(0, compared.Arms[0].Rounds.Length).Select(block => (double)block))?.Coverage ?? 0;

    private static string Percent(double part) => (100 * part).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";
}
