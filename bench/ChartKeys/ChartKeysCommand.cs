using TrinoInfra.Checking;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>Prints the list of values that a chart knows, for infra/Charts.</summary>
internal static class ChartKeysCommand
{
    /// <param name="chart">A chart's folder, or its archive.</param>
    /// <param name="output">Where the list goes.</param>
    /// <param name="error">Where it is said that the chart could not be read.</param>
    public static int Run(string chart, TextWriter output, TextWriter error)
    {
        try
        {
            foreach (var line in KeyList.Of(ChartFiles.Read(chart)))
                output.WriteLine(line);
            return 0;
        }
        catch (Exception exception) when (
            exception is IOException or InvalidDataException or UnauthorizedAccessException or FormatException or FaultsException)
        {
            error.WriteLine($"chart-keys: {chart}: {exception.Message}");
            return 1;
        }
    }
}
