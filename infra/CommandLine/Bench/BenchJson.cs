using System.Text.Json.Nodes;
using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>The figures of a load for machines. Times are in milliseconds, lengths in seconds.</summary>
internal static class BenchJson
{
    public static JsonObject Of(LoadSummary summary, Door door) => new()
    {
        ["server"] = $"{door.Server}",
        ["loop"] = summary.Plan.Rate is null ? "closed" : "open",
        ["clients"] = summary.Plan.Clients,
        ["wantedRate"] = summary.Plan.Rate,
        ["warmUp"] = summary.Plan.WarmUp.TotalSeconds,
        ["for"] = summary.Took.TotalSeconds,
        ["statements"] = summary.Statements,
        ["failed"] = summary.All.Failed,
        ["rate"] = summary.Rate,
        ["lateStarts"] = summary.LateStarts,
        ["unsent"] = summary.Unsent,
        ["repeats"] = summary.Repeats,
        [Meaning(summary.Plan)] = Of(summary.All.Latency),
        ["tracks"] = new JsonArray([.. BenchRow.Of(summary, door).Select(row => new JsonObject
        {
            ["name"] = row.Track == LoadRecord.NoTrack ? null : row.Track,
            ["weight"] = row.Weight,
            ["share"] = row.Share,
            ["statements"] = row.Figures.Succeeded + row.Figures.Failed,
            ["failed"] = row.Figures.Failed,
            [Meaning(summary.Plan)] = Of(row.Figures.Latency),
        })]),
        ["failures"] = new JsonArray([.. summary.Failures.Select(failure => new JsonObject
        {
            ["track"] = failure.Track == LoadRecord.NoTrack ? null : failure.Track,
            ["kind"] = failure.Kind,
            ["count"] = failure.Count,
            ["example"] = failure.Example,
        })]),
    };

    /// <summary>A client that waits for its last answer measures how it is served, not what somebody else would have waited.</summary>
    private static string Meaning(LoadPlan plan) => plan.Rate is null ? "serviceTime" : "responseTime";

    private static JsonObject? Of(Latency? latency) => latency is null ? null : new()
    {
        ["p50"] = latency.P50.TotalMilliseconds,
        ["p90"] = latency.P90.TotalMilliseconds,
        ["p99"] = latency.P99.TotalMilliseconds,
        ["p99.9"] = latency.P999.TotalMilliseconds,
        ["max"] = latency.Max.TotalMilliseconds,
    };
}
