using System.Collections.Concurrent;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// The values that a chart knows, of one version: the lists in infra/Charts, one for each pin whose <c>values</c> a user may
/// give. `bench chart-keys` makes them, so whoever raises a pin runs it and reads what has changed.
/// </summary>
internal static class ChartKeys
{
    private static readonly ConcurrentDictionary<string, ChartKey> read = [];

    /// <exception cref="InvalidOperationException">There is no list of this version.</exception>
    public static ChartKey Of(PinnedChart chart) => read.GetOrAdd($"{chart.Chart}-{chart.Version}.txt", static name =>
    {
        using var list = typeof(ChartKeys).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"infra/Charts has no {name}: make it with `bench chart-keys`.");
        using var reader = new StreamReader(list);
        return Parse(reader.ReadToEnd());
    });

    /// <summary>A list in the form that its own head explains.</summary>
    public static ChartKey Parse(string list)
    {
        var top = new ChartKey();
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var (path, nothing) = line.Split(" = ") is [var before, var after] ? (before, after) : (line, null);
            if (nothing == ".")
                top.Alias(path);
            else
                top.Add(path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.'), nothing);
        }

        return top;
    }
}
