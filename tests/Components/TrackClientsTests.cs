using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>The network policies for those whom a track's <c>allowFrom</c> names.</summary>
public sealed class TrackClientsTests
{
    private const string Exporter = "jmx: { enabled: true, exporter: { enabled: true } }";
    private const string Metrics = "allowFrom: [{ namespaces: monitoring, ports: metrics }]";

    [Fact]
    public async Task Statements_are_the_coordinators_and_metrics_every_nodes()
    {
        var plan = await PlanAsync($$"""
            values: { {{Exporter}} },
            allowFrom: [{ namespaces: [bi, etl], pods: { app: superset }, ports: coordinator }, { namespaces: monitoring, ports: [metrics] }]
            """);

        Assert.Equal(
            ["coordinator: bi/app=superset etl/app=superset -> 8080", "coordinator: monitoring/* -> 5556", "worker: monitoring/* -> 5556"], Rules(plan));
        Assert.All(Policies(plan), policy => Assert.Equal(
            ("stable-track", "trino-namespace", """["Ingress"]"""),
            (policy.Parent, (string?)policy.Inputs["metadata"]!["namespace"], policy.Inputs["spec"]!["policyTypes"]!.ToJsonString())));
    }

    [Theory]
    [InlineData("jmx: { exporter: { enabled: true, port: 9404 } }", "coordinator 9404", "worker 9404")]
    // Helm's merge: false and what is not given are the same.
    [InlineData("jmx: { exporter: { enabled: true, port: 9404 }, worker: { exporter: { enabled: false, port: 9405 } } }", "coordinator 9404", "worker 9405")]
    [InlineData("jmx: { worker: { exporter: { enabled: true } } }", "worker 5556")]
    [InlineData("jmx: { coordinator: { exporter: { enabled: true, port: '9406' } } }", "coordinator 9406")]
    public async Task Metrics_are_where_the_chart_has_them(string values, params string[] ports) =>
        Assert.Equal(ports.Select(port => port.Replace(" ", ": monitoring/* -> ", StringComparison.Ordinal)), Rules(await PlanAsync($"values: {{ {values} }}, {Metrics}")));

    [Theory]
    [InlineData("allowFrom: [{ pods: { app: etl }, ports: [coordinator, 8080] }]", "coordinator: trino-namespace/app=etl -> 8080", "worker: trino-namespace/app=etl -> 8080")]
    [InlineData("workers: 0, allowFrom: [{ pods: { app: etl }, ports: [9404] }]", "coordinator: trino-namespace/app=etl -> 9404")]
    [InlineData("workers: 0, values: { " + Exporter + " }, " + Metrics, "coordinator: monitoring/* -> 5556")]
    [InlineData("values: { server: { keda: { enabled: true, triggers: [{ type: cron }] } }, " + Exporter + " }, " + Metrics, "coordinator: monitoring/* -> 5556", "worker: monitoring/* -> 5556")]
    public async Task A_number_is_of_every_pod_that_there_is(string track, params string[] rules) => Assert.Equal(rules, Rules(await PlanAsync(track)));

    [Theory]
    [InlineData("workers: 1")]
    [InlineData("allowFrom: []")]
    [InlineData("values: { " + Exporter + " }, allowFrom: []")]
    public async Task Nobody_needs_no_policy(string track) => Assert.Empty(Policies(await PlanAsync(track)));

    /// <summary>A track that is removed lets its clients in until its queries are done.</summary>
    [Fact]
    public async Task They_outlast_the_drain_gate()
    {
        var plan = await PlanAsync($"values: {{ {Exporter} }}, {Metrics}");

        Assert.Equal(2, Policies(plan).Length);
        Assert.All(Policies(plan), policy =>
        {
            Assert.True(plan.Precedes(policy.Name, "stable-drain-gate"));
            Assert.Equal(["trino-namespace"], policy.DependsOn);
        });
    }

    [Fact]
    public async Task The_release_is_the_same_with_them_and_without()
    {
        var (without, with) = (await PlanAsync("workers: 1"), await PlanAsync("workers: 1, allowFrom: [{ namespaces: bi, ports: coordinator }]"));

        Assert.True(JsonNode.DeepEquals(without.Resource("stable").Inputs, with.Resource("stable").Inputs));
        Assert.Equal("kubernetes", Assert.Single(Policies(with)).Provider);
    }

    private static PlannedResource[] Policies(StackPlan plan) => [.. plan.Resources.Where(resource => resource.Kind == "NetworkPolicy")];

    /// <summary>E.g. <c>coordinator: bi/app=superset -> 8080</c>, pods of namespaces and the ports that they may reach.</summary>
    private static IEnumerable<string> Rules(StackPlan plan) =>
        from policy in Policies(plan)
        let selector = policy.Inputs["spec"]!["podSelector"]!["matchLabels"]!
        from rule in policy.Inputs["spec"]!["ingress"]!.AsArray()
        let peers = rule!["from"]!.AsArray().Select(peer =>
            $"{peer!["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]}/{(peer["podSelector"] is { } pods ? string.Join(',', pods["matchLabels"]!.AsObject().Select(label => $"{label.Key}={label.Value}")) : "*")}")
        let ports = rule["ports"]!.AsArray().Select(port => $"{port!["port"]}")
        where $"{selector["app.kubernetes.io/name"]} {selector["app.kubernetes.io/instance"]}" == "trino stable"
        select $"{selector["app.kubernetes.io/component"]}: {string.Join(' ', peers)} -> {string.Join(' ', ports)}";

    private static Task<StackPlan> PlanAsync(string track) =>
        PlanRecorder.RecordAsync(TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {track} }}]"), "test");
}
