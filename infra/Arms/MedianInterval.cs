namespace TrinoInfra.Arms;

/// <summary>
/// The median of some values, and an interval between two of them that holds the median of what they are drawn from, whatever its
/// distribution: order statistics, whose chance is that of so many heads in as many throws of a coin.
/// </summary>
/// <param name="Coverage">
/// The chance that such an interval holds it, 0 to 1: at least <see cref="Wanted"/> where there are six values or more, else that of all of them.
/// </param>
internal sealed record MedianInterval(double Median, double Low, double High, double Coverage)
{
    /// <summary>Six values are the fewest of which any interval has it.</summary>
    public const double Wanted = 0.95;

    /// <summary>Null of no values.</summary>
    public static MedianInterval? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            return null;

        // From the widest interval inwards, as long as enough is left of the chance.
        var (cut, coverage) = (0, Coverages(sorted.Length)[0]);
        foreach (var (next, chance) in Coverages(sorted.Length).Index().TakeWhile(each => each.Item >= Wanted))
            (cut, coverage) = (next, chance);
        var middle = sorted.Length / 2;
        return new(
            sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
            sorted[cut],
            sorted[^(cut + 1)],
            coverage);
    }

    /// <summary>By how many values are cut off at either end: the chance that the median is between those that are left.</summary>
    private static double[] Coverages(int count)
    {
        var coverages = new double[(count + 1) / 2];
        // Of throws of a coin so many heads: by logarithms, as the numbers of ways grow large.
        var (log, below) = (-count * Math.Log(2), 0.0);
        for (var heads = 0; heads < coverages.Length; heads++)
        {
            below += Math.Exp(log);
            coverages[heads] = Math.Max(0, 1 - (2 * below));
            log += Math.Log((double)(count - heads) / (heads + 1));
        }

        return coverages;
    }
}
