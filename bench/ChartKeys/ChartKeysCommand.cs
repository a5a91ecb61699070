namespace TrinoInfra.Bench.ChartKeys;

/// <summary>Prints the list of values that a chart knows, for infra/Charts.</summary>
internal static class ChartKeysCommand
{
    /// <param name="chart">A chart's folder, or its archive.</param>
    /// <param name="output">Where the list goes.</param>
    public static int Run(string chart, TextWriter output)
    {
        foreach (var line in KeyList.Of(ChartFiles.Read(chart)))
            output.WriteLine(line);
        return 0;
    }
}
