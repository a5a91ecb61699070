using System.Text.Json.Nodes;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.Files;
using TrinoInfra.Graph;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Graph;

/// <summary>A stack to draw: its settings, its plan, and the graph of both.</summary>
internal sealed record DrawnStack(StackSettings Settings, StackPlan Plan)
{
    public TrafficGraph Traffic => TrafficGraph.Of(Settings, RouteTable.Of(RouteFile.Parse(PublicRoutes.Of(Plan, Settings.Gateway), Plan.Stack)));

    public StartOrder Order => StartOrder.Of(Plan);

    /// <summary>The rules of all routes of the plan.</summary>
    public IEnumerable<(string Route, JsonNode Rule)> Rules =>
        from route in Plan.Resources
        where route.Kind == "HTTPRoute"
        from rule in route.Inputs["spec"]!["rules"]!.AsArray()
        select (route.Name, rule);

    public static DrawnStack Of(StackSettings settings, string stack = "test") =>
        new(settings, PlanRecorder.RecordAsync(settings, stack).GetAwaiter().GetResult());

    /// <summary>One of the checkout's own, or the one with eight tracks.</summary>
    public static DrawnStack Named(string stack) => Of(
        stack == "eight" ? Eight() : StackFiles.Load(Repository.Root, stack).Then(SettingsReader.Read).ValueOrThrow(), stack);

    /// <summary>As many tracks as there may be, some with the longest of names.</summary>
    private static StackSettings Eight() => TestStack.Good(
        cluster: "{ context: kind-trino, cni: existing }",
        gateway: "{ hostname: trino.analytics.example.com, exposure: loadBalancer, tls: { clusterIssuer: letsencrypt } }",
        tracks: """
            - { name: trino-production-analytics-cluster-00479, weight: 40, version: "479", chart: 1.42.2, workers: 24, match: [{ header: X-Trino-User, value: alice }] }
            - { name: trino-480, weight: 25, version: "480", chart: 1.42.2, workers: 12, match: [{ header: X-Trino-Client-Tags, value: canary, percent: 10 }] }
            - { name: trino-480-arm, weight: 15, version: "480", chart: 1.42.2, workers: 12 }
            - { name: trino-480-fault-tolerant-execution-batch, weight: 10, version: "480", chart: 1.42.2, workers: 40, drain: 2h }
            - { name: blue, weight: 5, version: "480", chart: 1.42.2, workers: 2 }
            - { name: green, weight: 4, version: "480", chart: 1.42.2, workers: 2 }
            - { name: adhoc, weight: 1, version: "480", chart: 1.42.2, workers: 2, match: [{ header: X-Trino-Source, valueRegex: "superset|tableau.*" }] }
            - { name: trino-481-canary, weight: 0, version: "481", chart: 1.42.2, workers: 1 }
            """);
}
