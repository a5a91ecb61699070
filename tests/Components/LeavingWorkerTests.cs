using System.Text.Json.Nodes;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What a track asks of the chart so that its workers leave gracefully.</summary>
public sealed class LeavingWorkerTests
{
    [Theory]
    [InlineData("500ms", 0)]
    [InlineData("0s", 0)]
    [InlineData("30m", 1800)]
    [InlineData("99999h", 359_996_400)]
    public async Task It_has_its_grace_twice_and_the_tracks_drain(string drain, int seconds)
    {
        var values = await ValuesAsync($"drain: {drain}");

        var line = (string?)values["server"]!["workerExtraConfig"];
        Assert.Equal("shutdown.grace-period=30s", line);
        Assert.InRange((long)values["worker"]!["terminationGracePeriodSeconds"]!, 60 + seconds, int.MaxValue);
    }

    [Fact]
    public async Task Its_grace_stands_before_the_users_lines() => Assert.Equal(
        "shutdown.grace-period=30s\ntask.concurrency=8\n",
        (string?)(await ValuesAsync("""values: { server: { workerExtraConfig: "task.concurrency=8\n" } }"""))["server"]!["workerExtraConfig"]);

    [Fact]
    public async Task Its_hook_is_the_script_on_its_own_server()
    {
        var worker = (await ValuesAsync("workers: 1"))["worker"]!.AsObject();

        // The chart refuses the two together.
        Assert.False(worker.ContainsKey("gracefulShutdown"));
        Assert.Equal(
            ["/bin/sh", "-c", await File.ReadAllTextAsync(WorkerStopRun.Script, TestContext.Current.CancellationToken), "worker-stop", "http://localhost:8080"],
            worker["lifecycle"]!["preStop"]!["exec"]!["command"]!.AsArray().Select(word => (string?)word));
    }

    [Theory]
    [InlineData("workers: 1", "/etc/trino")]
    [InlineData("values: { server: { config: { path: /opt/trino/etc } } }", "/opt/trino/etc")]
    public async Task Its_rules_let_the_user_of_the_call_write(string settings, string path)
    {
        var files = (await ValuesAsync(settings))["worker"]!["additionalConfigFiles"]!;

        Assert.Equal(
            $"access-control.name=file\nsecurity.config-file={path}/graceful-shutdown-rules.json",
            (string?)files["access-control.properties"]);
        var rule = Assert.Single(JsonNode.Parse((string)files["graceful-shutdown-rules.json"]!)!["system_information"]!.AsArray())!;
        Assert.Equal("write", (string?)Assert.Single(rule["allow"]!.AsArray()));
        Assert.Contains(
            $"--header 'X-Trino-User: {rule["user"]}'", await File.ReadAllTextAsync(WorkerStopRun.Script, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_files_stand_beside_its_own()
    {
        var files = (await ValuesAsync("values: { worker: { additionalConfigFiles: { spooling.properties: x } } }"))["worker"]!["additionalConfigFiles"]!;

        Assert.Equal(
            ["access-control.properties", "graceful-shutdown-rules.json", "spooling.properties"],
            files.AsObject().Select(file => file.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_files_are_protected()
    {
        foreach (var (name, _) in (await ValuesAsync("workers: 1"))["worker"]!["additionalConfigFiles"]!.AsObject())
        {
            Assert.Contains(
                "is the program's own to set; leave it out",
                Assert.Single(TestStack.TrackFaults($"values: {{ worker: {{ additionalConfigFiles: {{ {name}: x }} }} }}")),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_chart_runs_through_its_template_engine_holds_no_template()
    {
        var worker = (await ValuesAsync("workers: 1"))["worker"]!;

        Assert.All(
            ["lifecycle", "additionalConfigFiles"],
            key => Assert.DoesNotContain("{{", worker[key]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("etc/trino")]
    [InlineData("/etc/{{ .Release.Name }}")]
    [InlineData("/etc/my trino")]
    public void The_folder_of_its_files_is_one_that_files_can_name(string path) => Assert.Equal(
        [$"trino-infra:tracks[0].values.server.config.path: \"{path}\" is not a path that a worker's files can name; give an absolute one of letters, digits, /, -, _ and ."],
        TestStack.TrackFaults($"values: {{ server: {{ config: {{ path: '{path}' }} }} }}"));

    private static async Task<JsonObject> ValuesAsync(string settings) =>
        (await PlanRecorder.RecordAsync(TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {settings} }}]"), "test"))
            .Resource("stable").Inputs["values"]!.AsObject();
}
