using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What a track asks of the chart.</summary>
public sealed class TrackReleaseTests
{
    [Fact]
    public async Task All_nodes_read_forwarding_headers_whatever_lines_the_user_adds()
    {
        Assert.Equal(
            """["http-server.process-forwarded=true"]""", (await ValuesAsync("workers: 1"))["additionalConfigProperties"]!.ToJsonString());
        Assert.Equal(
            """["http-server.process-forwarded=true","retry-policy=TASK"]""",
            (await ValuesAsync("values: { additionalConfigProperties: [retry-policy=TASK] }"))["additionalConfigProperties"]!.ToJsonString());
    }

    [Fact]
    public async Task It_is_the_tracks_version_under_the_tracks_name_on_the_port_of_the_routes()
    {
        var values = await ValuesAsync("version: '479'");

        Assert.Equal(
            ("stable", "479", "ClusterIP", 8080L),
            ((string?)values["fullnameOverride"], (string?)values["image"]!["tag"], (string?)values["service"]!["type"], (long)values["service"]!["port"]!));
    }

    [Fact]
    public async Task There_are_never_two_coordinators() => Assert.Equal(
        "Recreate", (string?)(await ValuesAsync("workers: 1"))["coordinator"]!["deployment"]!["strategy"]!["type"]);

    [Fact]
    public async Task Only_the_Gateway_and_the_drain_gate_reach_its_pods()
    {
        var plan = await PlanAsync("drain: 5m");
        var policy = plan.Resource("stable").Inputs["values"]!["networkPolicy"]!;
        var gate = plan.Resource("stable-drain-gate").Inputs["spec"]!["selector"]!["matchLabels"]!.AsObject();

        Assert.True((bool)policy["enabled"]!);
        var admitted = Assert.Single(policy["ingress"]!.AsArray())!["from"]!.AsArray();
        // Istio labels a Gateway's pods with its name.
        Assert.Equal(
            [$$"""{"gateway.networking.k8s.io/gateway-name":"{{plan.Resource("trino-gateway").Inputs["metadata"]!["name"]}}"}""", Sorted(gate)],
            admitted.Select(peer => Sorted(peer!["podSelector"]!["matchLabels"]!.AsObject())));
    }

    [Theory]
    [InlineData("workers: 0", true)]
    [InlineData("workers: 3", false)]
    [InlineData("workers: 0, values: { server: { keda: { enabled: true, triggers: [{ type: cron }] } } }", false)]
    public async Task The_coordinator_works_where_there_are_never_workers(string settings, bool works) => Assert.Equal(
        works, (bool)(await ValuesAsync(settings))["coordinator"]!["config"]!["nodeScheduler"]!["includeCoordinator"]!);

    [Theory]
    [InlineData("workers: 0")]
    [InlineData("workers: 3")]
    public async Task Memory_follows_from_each_nodes_own_heap(string workers)
    {
        var values = await ValuesAsync($"{workers}, resources: {{ coordinator: {{ heap: 2G, cpu: 2 }}, worker: {{ heap: 4G, cpu: 3 }} }}");

        Assert.Equal("1PB", (string?)values["server"]!["config"]!["query"]!["maxMemory"]);
        Assert.Equal(("2G", "614MB", "2"), Node(values["coordinator"]!));
        Assert.Equal(("4G", "1228MB", "3"), Node(values["worker"]!));
    }

    [Fact]
    public async Task What_a_query_may_use_over_all_nodes_is_the_users_to_limit() => Assert.Equal(
        "40GB",
        (string?)(await ValuesAsync("values: { server: { config: { query: { maxMemory: 40GB } } } }"))["server"]!["config"]!["query"]!["maxMemory"]);

    [Fact]
    public async Task Its_catalogs_are_those_of_the_settings_alone()
    {
        var values = await ValuesAsync("catalogs: { db: { connector.name: memory } }");

        // A map would be merged with the chart's own.
        Assert.Empty(values["catalogs"]!.AsArray());
        Assert.Equal("db", Assert.Single(values["additionalCatalogs"]!.AsObject()).Key);
    }

    private static (string?, string?, string?) Node(JsonNode node) => (
        (string?)node["jvm"]!["maxHeapSize"],
        (string?)node["config"]!["query"]!["maxMemoryPerNode"],
        (string?)node["resources"]!["requests"]!["cpu"]);

    private static string Sorted(JsonObject labels) =>
        new JsonObject(labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => KeyValuePair.Create(label.Key, label.Value?.DeepClone()))).ToJsonString();

    private static async Task<JsonObject> ValuesAsync(string settings) =>
        (await PlanAsync(settings)).Resource("stable").Inputs["values"]!.AsObject();

    private static Task<StackPlan> PlanAsync(string settings) =>
        PlanRecorder.RecordAsync(TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {settings} }}]"), "test");
}
