using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.CommandLine;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>The gate as the stack declares it.</summary>
public sealed class DrainGateTests
{
    [Theory]
    [InlineData("500ms", 1)]
    [InlineData("5m", 300)]
    [InlineData("99999h", 359_996_400)]
    public async Task Pod_and_engine_wait_longer_than_the_gate(string drain, int seconds)
    {
        var gate = await GateAsync($"drain: {drain}");

        Assert.Equal($"{seconds}", Variable(gate, "DRAIN_SECONDS"));
        var grace = (long)Pod(gate)["terminationGracePeriodSeconds"]!;
        Assert.InRange(grace, seconds + 30, int.MaxValue);
        var delete = double.Parse(((string)gate.Options["customTimeouts"]!["delete"]!).TrimEnd('s'), CultureInfo.InvariantCulture);
        Assert.InRange(delete, grace + 60, double.MaxValue);
        // Else Pulumi would not wait until it is gone.
        Assert.DoesNotContain("skipAwait", gate.Inputs.ToJsonString());
    }

    [Theory]
    [InlineData("version: 481", "false")]
    [InlineData("values: { server: { config: { authenticationType: PASSWORD } } }", "true")]
    public async Task It_knows_whether_it_may_ask(string settings, string hidden) =>
        Assert.Equal(hidden, Variable(await GateAsync(settings), "TRINO_HIDES_QUERIES"));

    [Fact]
    public async Task It_runs_where_the_coordinator_can()
    {
        var pod = Pod(await GateAsync("""
            version: 481, values: {
              imagePullSecrets: [{ name: regcred }],
              image: { registry: registry.corp.example, pullPolicy: Never },
              coordinator: { nodeSelector: { pool: trino }, tolerations: [{ key: dedicated, operator: Equal, value: trino, effect: NoExecute, tolerationSeconds: 60 }] },
              worker: { nodeSelector: { pool: other } } }
            """));

        Assert.Equal("registry.corp.example/trinodb/trino:481", (string?)pod["containers"]![0]!["image"]);
        Assert.Equal("Never", (string?)pod["containers"]![0]!["imagePullPolicy"]);
        Assert.Equal("""[{"name":"regcred"}]""", pod["imagePullSecrets"]!.ToJsonString());
        Assert.Equal("""{"pool":"trino"}""", pod["nodeSelector"]!.ToJsonString());
        Assert.Equal(
            """[{"effect":"NoExecute","key":"dedicated","operator":"Equal","tolerationSeconds":60,"value":"trino"}]""",
            pod["tolerations"]!.ToJsonString());
        var beside = pod["affinity"]!["podAffinity"]!["preferredDuringSchedulingIgnoredDuringExecution"]![0]!["podAffinityTerm"]!;
        Assert.Equal("stable", (string?)beside["labelSelector"]!["matchLabels"]!["app.kubernetes.io/instance"]);
    }

    [Fact]
    public async Task Where_the_values_say_nothing_neither_does_it()
    {
        var pod = Pod(await GateAsync("version: 481"));

        Assert.Equal("trinodb/trino:481", (string?)pod["containers"]![0]!["image"]);
        Assert.Null(pod["containers"]![0]!["imagePullPolicy"]);
        Assert.All(["imagePullSecrets", "nodeSelector", "tolerations"], key => Assert.False(pod.ContainsKey(key), key));
    }

    private static async Task<PlannedResource> GateAsync(string settings) =>
        (await PlanRecorder.RecordAsync(TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {settings} }}]"), "test"))
            .Resource("stable-drain-gate");

    private static JsonObject Pod(PlannedResource gate) => gate.Inputs["spec"]!["template"]!["spec"]!.AsObject();

    private static string? Variable(PlannedResource gate, string name) => (string?)Pod(gate)["containers"]![0]!["env"]!.AsArray()
        .Single(variable => (string?)variable!["name"] == name)!["value"];
}
