using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace TrinoInfra.Bench.LoadBench;

/// <summary>wrk, the load generator in C that others are measured by.</summary>
internal sealed class Wrk(string program, string script) : IDisposable
{
    private const string Mark = "figures";

    // The request that our client sends, and the figures without rounding.
    private static readonly string _lua = $$"""
        wrk.method = "POST"
        wrk.body = "SELECT 1"
        wrk.headers["X-Trino-User"] = "bench"
        wrk.headers["X-Trino-Transaction-Id"] = "NONE"
        done = function(summary, latency, requests)
          local errors = summary.errors
          io.write(string.format("{{Mark}} %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
            errors.connect + errors.read + errors.write + errors.status + errors.timeout))
        end
        """;

    /// <summary>Null where it is not on PATH.</summary>
    public static Wrk? Find()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);
        if (program is null)
            return null;
        var script = Path.GetTempFileName();
        File.WriteAllText(script, _lua);
        return new(program, script);
    }

    public async Task<Measured> Run(Uri server, int connections, TimeSpan length)
    {
        var result = await Cli.Wrap(program)
            .WithArguments(
            [
                $"-t{Environment.ProcessorCount}", string.Create(CultureInfo.InvariantCulture, $"-c{connections}"),
                string.Create(CultureInfo.InvariantCulture, $"-d{length.TotalSeconds:0}s"), "-s", script, $"{server}v1/statement",
            ])
            .ExecuteBufferedAsync();
        var figures = result.StandardOutput.Split('\n').Single(line => line.StartsWith(Mark, StringComparison.Ordinal)).Split(' ')[1..]
            .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return new(figures[0] / figures[1] * 1e6, (long)figures[0], TimeSpan.FromMicroseconds(figures[2]), TimeSpan.FromMicroseconds(figures[3]), (long)figures[4]);
    }

    public void Dispose() => File.Delete(script);
}

/// <summary>What a load came to.</summary>
/// <param name="Rate">Statements a second.</param>
internal sealed record Measured(double Rate, long Statements, TimeSpan P50, TimeSpan P99, long Failed)
{
    /// <summary>Processor time a statement, of client and server together.</summary>
    public TimeSpan Cost { get; init; }
}
