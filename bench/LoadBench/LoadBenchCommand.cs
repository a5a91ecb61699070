using System.Diagnostics;
using System.Globalization;
using TrinoInfra.CommandLine.Bench;
using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.Bench.LoadBench;

/// <summary>
/// <c>load</c>: the project's load generator beside wrk, before the same server of no work and on the same processors, one after the
/// other in turn; and an open loop before a server that stalls, beside what arithmetic says of it.
/// </summary>
internal static class LoadBenchCommand
{
    private const int Rounds = 5;
    private const int Connections = 64;
    private const int StallClients = 32;
    private const double StallRate = 200;
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(1);

    /// <returns>0 where all that must hold does.</returns>
    public static async Task<int> Run(TextWriter output)
    {
        using var server = StartServer();
        var ports = (await server.StandardOutput.ReadLineAsync())!.Split(' ').Select(address => new Uri(address)).ToArray();
        var holds = true;
        using (var wrk = Wrk.Find())
        {
            if (wrk is null)
                await output.WriteLineAsync("wrk is not on PATH (apt-get install wrk): what is measured against it is left out");
            else
                holds = await Compare(wrk, server, ports[0], ports[1], output);
        }

        holds &= await SeeStalls(ports[2], output);
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return holds ? 0 : 1;
    }

    private static async Task<bool> Compare(Wrk wrk, Process server, Uri atOnce, Uri afterAWhile, TextWriter output)
    {
        List<(Measured Wrk, Measured Ours)> busy = [], idle = [];
        await Ours(atOnce); // both processes compile what they run
        for (var round = 0; round < Rounds; round++)
        {
            busy.Add((await Weighed(server, () => wrk.Run(atOnce, Connections, _length)), await Weighed(server, () => Ours(atOnce))));
            idle.Add((await wrk.Run(afterAWhile, Connections, _length), await Ours(afterAWhile)));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Connections} connections, {Environment.ProcessorCount} processors, {Rounds} rounds of {_length.TotalSeconds:0} s in turn; medians, and the ratio of each round from the least to the largest"));
        await output.WriteLineAsync($"{"",-44}{"wrk",12}{"ours",12}{"ours/wrk",10}{"least",8}{"largest",9}  must");
        return await Line("answered at once: statements a second", busy, each => each.Rate, "at least 0.5", ratio => ratio >= 0.5, output)
            & await Line("  processor time of both ends, µs", busy, each => each.Cost.TotalMicroseconds, "", _ => true, output)
            & await Line("answered in 10 ms, 2 % in 40: a second", idle, each => each.Rate, "", _ => true, output)
            & await Line("  p50, ms", idle, each => each.P50.TotalMilliseconds, "within 10 %", IsNear, output)
            & await Line("  p99, ms", idle, each => each.P99.TotalMilliseconds, "within 10 %", IsNear, output)
            & await Line("failed, and one", [.. busy, .. idle], each => each.Failed + 1, "1", ratio => ratio == 1, output);
    }

    private static async Task<Measured> Weighed(Process server, Func<Task<Measured>> run)
    {
        var before = ProcessorTime.With(server);
        var measured = await run();
        return measured with { Cost = (ProcessorTime.With(server) - before) / Math.Max(1, measured.Statements) };
    }

    private static async Task<bool> Line(
        string name, IReadOnlyList<(Measured Wrk, Measured Ours)> rounds, Func<Measured, double> figure, string must, Func<double, bool> holds, TextWriter output)
    {
        double[] ratios = [.. rounds.Select(round => figure(round.Ours) / figure(round.Wrk)).Order()];
        var good = holds(Median(ratios));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44}{Median(rounds.Select(round => figure(round.Wrk))),12:0.00}{Median(rounds.Select(round => figure(round.Ours))),12:0.00}{Median(ratios),10:0.00}{ratios[0],8:0.00}{ratios[^1],9:0.00}  {must}{(good ? "" : "  MISSED")}").TrimEnd());
        return good;
    }

    private static bool IsNear(double ratio) => ratio is >= 0.9 and <= 1.1;

    private static async Task<bool> SeeStalls(Uri server, TextWriter output)
    {
        var periods = 2;
        var plan = new LoadPlan { Clients = StallClients, Rate = StallRate, WarmUp = _warmUp, Length = periods * NoOpServer.Period };
        var summary = await Load(server, plan);
        // All that is due in a stall but what finds a client starts late; the hundredth that waits longest is the first of it.
        var late = periods * ((StallRate * NoOpServer.Stall.TotalSeconds) - StallClients);
        var p99 = NoOpServer.Stall - TimeSpan.FromSeconds(0.01 * NoOpServer.Period.TotalSeconds);
        await output.WriteLineAsync();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"open loop, {StallRate:0} a second, {StallClients} clients, a server that stalls {NoOpServer.Stall.TotalSeconds:0} s in every {NoOpServer.Period.TotalSeconds:0}"));
        await output.WriteLineAsync($"{"",-44}{"computed",12}{"measured",12}{"ratio",10}");
        return await Stalled("late starts", late, summary.LateStarts, 0.1, output)
            & await Stalled("  p99, ms", p99.TotalMilliseconds, summary.All.Latency?.P99.TotalMilliseconds ?? 0, 0.1, output);
    }

    private static async Task<bool> Stalled(string name, double computed, double measured, double tolerance, TextWriter output)
    {
        var good = Math.Abs((measured / computed) - 1) <= tolerance;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{name,-44}{computed,12:0}{measured,12:0}{measured / computed,10:0.00}{"",17}  within {tolerance:P0}{(good ? "" : "  MISSED")}"));
        return good;
    }

    private static async Task<Measured> Ours(Uri server)
    {
        var summary = await Load(server, new() { Clients = Connections, Length = _length });
        return new(summary.Rate, summary.Statements, summary.All.Latency?.P50 ?? default, summary.All.Latency?.P99 ?? default, summary.All.Failed);
    }

    private static async Task<LoadSummary> Load(Uri server, LoadPlan plan)
    {
        var door = new Door { Server = server, Tracks = [] };
        using var http = door.Open();
        return await Statements.RunAsync(new(plan, [new("SELECT 1")]), door, () => new(http, server, new() { User = "bench" }), CancellationToken.None);
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ToArray() is var sorted && sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    /// <summary>A process of its own: what it does to memory and threads is not ours.</summary>
    private static Process StartServer()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. OwnAssembly, "noop-server"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // What is tried on the client is not tried on the server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal) && name != "DOTNET_ROOT").ToList())
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    private static string[] OwnAssembly => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(LoadBenchCommand).Assembly.Location] : [];
}
