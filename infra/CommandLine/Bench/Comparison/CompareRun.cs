using System.Text;
using TrinoInfra.Arms;
using TrinoInfra.Arms.Page;
using TrinoInfra.Checking;
using TrinoInfra.Engine;
using TrinoInfra.Files;
using TrinoInfra.Load;
using TrinoInfra.Pods;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench.Comparison;

/// <summary>Measures the ways to a track one after the other, and shows what they are like side by side.</summary>
/// <param name="user">Who asks, where nobody logs in; null for a name of its own.</param>
internal sealed class CompareRun(Terminal terminal, BenchSettings bench, WantedComparison wanted, WantedLoad load, Door door, string? user)
{
    private static readonly TimeSpan _usageLimit = TimeSpan.FromSeconds(15);

    private static bool IsInCluster => Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 };

    /// <returns>The exit code: that of the input where a way is not there, where a statement failed, or where it was interrupted.</returns>
    public async Task<int> RunAsync(bool asJson, CancellationToken stop)
    {
        var ways = Ways.Of(bench, wanted, door, IsInCluster);
        var faults = await FaultsAsync(ways, stop);
        if (faults.Count > 0)
            return terminal.Refuse(faults);

        var order = Blocks.Of(ways.All.Length, wanted.Blocks, wanted.Seed);
        var (began, all) = (DateTimeOffset.Now, order.Length * ways.All.Length);
        terminal.Say($"note: {all} rounds of {(load.Plan.End ?? TimeSpan.Zero).TotalSeconds:0.#} s each, seed {wanted.Seed}");
        var rounds = await ArmsRun.RunAsync([.. ways.All.Select(UnderTest)], order, (arm, round) => terminal.Say(Progress(arm, round, all)), stop);
        var atWeights = Ways.IsAlone(bench.Measured, wanted.Track) || stop.IsCancellationRequested ? null
            : await MeasureAsync(door, door.MainLogin, stop) is var (summary, _) && !stop.IsCancellationRequested ? summary : null;

        return Show(
            new()
            {
                Stack = bench.Of,
                Track = $"{wanted.Track.Name}",
                Began = began,
                Seed = wanted.Seed,
                Plan = load.Plan,
                Arms = rounds,
                LeftOut = [.. ways.LeftOut, .. Unmeasured(rounds)],
                AtWeights = atWeights,
            },
            asJson,
            stop.IsCancellationRequested);
    }

    private int Show(Compared compared, bool asJson, bool interrupted)
    {
        if (interrupted)
            terminal.Say("note: interrupted; what ran was cancelled, and blocks that are not whole are not counted");
        if (asJson)
            terminal.ShowJson(ComparedJson.Of(compared).ToJsonString(ReadableJson.Indented));
        else
            terminal.Show(console => ComparedView.Write(compared, console));
        if (wanted.Html is { } file && Write(compared, file) is { } fault)
            return terminal.Refuse([fault]);
        return compared.Figures.All(arm => arm.Failed == 0) && compared.AtWeights is null or { All.Failed: 0 } && !interrupted ? ExitCode.Fine : ExitCode.Input;
    }

    private static Fault? Write(Compared compared, string file)
    {
        try
        {
            WholeFile.Replace(WholeFile.Target(file), Encoding.UTF8.GetBytes(ComparisonPage.Of(compared)));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(file, $"cannot be written ({exception.Message.TrimEnd('.')})", "name a file that can be");
        }
    }

    /// <summary>A statement by each way, before a quarter of an hour is spent.</summary>
    private async Task<List<Fault>> FaultsAsync(Ways ways, CancellationToken stop)
    {
        List<Fault> faults = [];
        foreach (var way in ways.All)
        {
            using var http = way.Door.Open();
            var result = await new StatementClient(http, way.Door.Server, Caller(Login), new() { Repeats = Repeats.None }).RunAsync(load.Statements[0], keepsRows: false, stop);
            if (!result.Succeeded)
                faults.Add(new(way.Arm.Name, result.Failure?.Text ?? $"{way.Arm.Server}: {result.Error!.Message}", result.Error is null ? way.Fix : "give statements that run through: --queries"));
        }

        return faults;
    }

    private ArmUnderTest UnderTest(Way way) => new(way.Arm, stop => MeasureAsync(way.Door, Login, stop), stop => UsageAsync(way.Pods, stop));

    private async Task<(LoadSummary, long)> MeasureAsync(Door way, Login? login, CancellationToken stop)
    {
        var opened = 0L;
        using var http = way.Open(() => Interlocked.Increment(ref opened));
        var summary = await Statements.RunAsync(load, way, () => new(http, way.Server, Caller(login)), stop);
        return (summary, Interlocked.Read(ref opened));
    }

    private async Task<PodUsage?> UsageAsync(GatewayPods? pods, CancellationToken stop) =>
        pods is null ? null : await ClusterUsage.AskAsync(bench.Cluster.Context, pods, _usageLimit, stop);

    private Login? Login => door.Logins.GetValueOrDefault($"{wanted.Track.Name}");

    private Caller Caller(Login? login) => new() { User = user ?? (login is null ? "bench" : null), Source = BenchCommand.Source, Login = login };

    private static IEnumerable<string> Unmeasured(IEnumerable<ArmRounds> arms) =>
        arms.Any(arm => arm.Rounds.Any(round => round.Usage is not null)) ? [] : ["CPU and memory: nobody measures pods there (metrics.k8s.io), or says it to this machine"];

    private static string Progress(Arm arm, ArmRound round, int all)
    {
        var latency = round.Load.All.Latency;
        return $"round {round.Place + 1} of {all}  {arm.Name}  "
            + (latency is null ? "nothing ran through" : $"p50 {BenchView.Milliseconds(latency.P50)} ms  p99 {BenchView.Milliseconds(latency.P99)} ms")
            + $"  {round.Load.All.Failed} failed";
    }
}
