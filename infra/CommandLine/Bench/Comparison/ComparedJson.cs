using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Arms;
using TrinoInfra.Load;
using TrinoInfra.Pods;

namespace TrinoInfra.CommandLine.Bench.Comparison;

/// <summary>A comparison for machines, every round of it. Times are in milliseconds, lengths in seconds, memory in bytes.</summary>
internal static class ComparedJson
{
    public static JsonObject Of(Compared compared) => new()
    {
        ["stack"] = compared.Stack,
        ["track"] = compared.Track,
        ["began"] = compared.Began.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["seed"] = compared.Seed,
        ["loop"] = compared.Plan.Rate is null ? "closed" : "open",
        ["clients"] = compared.Plan.Clients,
        ["wantedRate"] = compared.Plan.Rate,
        ["warmUp"] = compared.Plan.WarmUp.TotalSeconds,
        ["for"] = compared.Plan.Length?.TotalSeconds,
        ["arms"] = new JsonArray([.. compared.Figures.Zip(compared.Arms, Of)]),
        ["atWeights"] = compared.AtWeights is { } load ? AtWeights(load) : null,
        ["leftOut"] = new JsonArray([.. compared.LeftOut.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Of(ArmFigures figures, ArmRounds arm) => new()
    {
        ["name"] = arm.Arm.Name,
        ["server"] = $"{arm.Arm.Server}",
        ["about"] = arm.Arm.About,
        ["succeeded"] = figures.Succeeded,
        ["failed"] = figures.Failed,
        ["connections"] = figures.Connections,
        ["latency"] = Quantiles(figures.Latency),
        ["difference"] = figures.Differences.IsEmpty ? null : Quantiles(figures.Differences),
        ["rate"] = Of(figures.Rate),
        ["cpu"] = Of(figures.Cpu),
        ["memory"] = figures.Memory,
        ["failures"] = Failures(figures.Failures),
        ["rounds"] = new JsonArray([.. arm.Rounds.Select(Of)]),
    };

    private static JsonObject Quantiles(IEnumerable<MedianInterval?> intervals) =>
        new(Quantile.All.Zip(intervals, (quantile, interval) => KeyValuePair.Create(quantile.Name, (JsonNode?)Of(interval))));

    private static JsonObject? Of(MedianInterval? interval) => interval is null ? null : new()
    {
        ["median"] = interval.Median,
        ["low"] = interval.Low,
        ["high"] = interval.High,
        ["coverage"] = interval.Coverage,
    };

    private static JsonObject Of(ArmRound round) => new()
    {
        ["block"] = round.Block,
        ["place"] = round.Place,
        ["succeeded"] = round.Load.All.Succeeded,
        ["failed"] = round.Load.All.Failed,
        ["rate"] = round.Load.Rate,
        ["lateStarts"] = round.Load.LateStarts,
        ["connections"] = round.Connections,
        ["latency"] = new JsonObject(Quantile.All.Select(quantile => KeyValuePair.Create(quantile.Name, (JsonNode?)quantile.In(round)))),
        ["usage"] = round.Usage is { } usage ? Of(usage) : null,
    };

    private static JsonObject Of(PodUsage usage) => new() { ["pods"] = usage.Pods, ["cpu"] = usage.Cpu, ["memory"] = usage.Memory };

    private static JsonObject AtWeights(LoadSummary load) => new()
    {
        ["statements"] = load.Statements,
        ["failed"] = load.All.Failed,
        ["tracks"] = new JsonObject(load.Tracks.Select(track => KeyValuePair.Create(track.Track, (JsonNode?)(track.Succeeded + track.Failed)))),
        ["failures"] = Failures(load.Failures),
    };

    private static JsonArray Failures(IEnumerable<FailureCount> failures) =>
        new([.. failures.Select(failure => new JsonObject { ["kind"] = failure.Kind, ["count"] = failure.Count, ["example"] = failure.Example })]);
}
