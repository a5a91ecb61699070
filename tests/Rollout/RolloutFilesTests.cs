using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Rollout.Doing;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Components;
using TrinoInfra.Tests.Diff;

namespace TrinoInfra.Tests.Rollout;

/// <summary>What a rollout reads: of Pulumi, and of itself.</summary>
public sealed class RolloutFilesTests
{
    private const string Route = "urn:pulumi:dev::trino-infra::trino-infra:components:TrinoRouting$kubernetes:gateway.networking.k8s.io/v1:HTTPRoute::trino-coordinator-route";

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{ "op": "same", "urn": "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev" }]""")]
    [InlineData("""[{ "op": "update", "urn": "ROUTE", "oldState": { "inputs": INPUTS }, "newState": { "inputs": OTHERWEIGHTS } }]""")]
    public void Weights_alone_are_nothing_else(string steps) => Assert.Empty(Others(steps));

    [Theory]
    [InlineData("""[{ "op": "create", "urn": "urn:pulumi:dev::p::a$kubernetes:helm.sh/v3:Release::trino-v3" }]""", "create trino-v3 (kubernetes:helm.sh/v3:Release)")]
    [InlineData("""[{ "op": "delete-replaced", "urn": "urn:pulumi:dev::p::b:c/d:E::f" }, { "op": "replace", "urn": "urn:pulumi:dev::p::b:c/d:E::f" }]""", "delete-replaced f (b:c/d:E)", "replace f (b:c/d:E)")]
    [InlineData("""[{ "op": "update", "urn": "ROUTE", "oldState": { "inputs": INPUTS }, "newState": { "inputs": OTHERNAMES } }]""", "update trino-coordinator-route (kubernetes:gateway.networking.k8s.io/v1:HTTPRoute)")]
    [InlineData("""[{ "op": "update", "urn": "ROUTE" }]""", "update trino-coordinator-route (kubernetes:gateway.networking.k8s.io/v1:HTTPRoute)")]
    [InlineData("""[{ "op": "update", "urn": "urn:pulumi:dev::p::x:y:HTTPRoute::other", "oldState": { "inputs": INPUTS }, "newState": { "inputs": OTHERWEIGHTS } }]""", "update other (x:y:HTTPRoute)")]
    public void Whatever_else_would_change_is_named(string steps, params string[] others) => Assert.Equal(others, Others(steps));

    [Theory]
    [InlineData("error: no stack named dev", "x:1: is not JSON that can be read")]
    [InlineData("[]", "x: is a list")]
    [InlineData("""{ "steps": [1, {}] }""", "x: steps[0]: is 1")]
    public void What_is_no_preview_is_said(string text, string fault)
    {
        Assert.False(PreviewedChanges.BesidesWeights(text, "x").TryGet(out _, out var faults));
        Assert.StartsWith(fault, $"{faults[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deployed_says_how_statements_are_split()
    {
        var export = ExportWriter.Of("dev", (await Plans.OfAsync("dev")).Resources.Select(resource => resource.ToJson()));
        var route = export["deployment"]!["resources"]!.AsArray().Single(resource => $"{resource!["urn"]}".EndsWith("::trino-coordinator-route", StringComparison.Ordinal))!;
        route["modified"] = "2026-11-26T03:53:01.509061813Z";

        var split = DeployedSplit.Read(export.ToJsonString()).ValueOrThrow();

        Assert.Equal((Route, 90, 10), (split.Urn, split.Weights["trino-v1-stable"], split.Weights["trino-v2-canary"]));
        Assert.Equal(new(2026, 11, 26, 3, 53, 1, TimeSpan.Zero), split.Modified!.Value.AddTicks(-split.Modified.Value.Ticks % TimeSpan.TicksPerSecond));

        route["inputs"]!["spec"]!["rules"] = new JsonObject { ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270", ["ciphertext"] = "v1:AAAA:BBBB" };
        Assert.False(DeployedSplit.Read(export.ToJsonString()).TryGet(out _, out var faults));
        Assert.Contains("hides the main route's rules", Assert.Single(faults).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": 3, "deployment": { "manifest": {} } }""", "pulumi stack export: has no main route; run `pulumi up` first")]
    [InlineData("error", "pulumi stack export:1: is not JSON that can be read; pipe in `pulumi stack export`")]
    public void What_is_not_deployed_is_said(string export, string fault)
    {
        Assert.False(DeployedSplit.Read(export).TryGet(out _, out var faults));
        Assert.Equal(fault, $"{Assert.Single(faults)}");
    }

    [Fact]
    public void What_is_written_down_is_read_again()
    {
        RolloutState state = new(
            "b", [2.5m, 100], new Dictionary<string, Weight> { ["a"] = Weight.Of(7), ["b"] = Weight.Of(0) }.ToImmutableSortedDictionary(StringComparer.Ordinal), 1, new(2026, 11, 26, 3, 53, 1, TimeSpan.Zero), "it \"failed\"");
        foreach (var each in new[] { state, state with { Began = null, Back = null } })
        {
            var read = RolloutState.Read(each.ToJson(), "x").ValueOrThrow();
            Assert.Equal(each with { Shares = read.Shares, Start = read.Start }, read);
            Assert.Equal(each.Shares, read.Shares);
            Assert.Equal(each.Start, read.Start);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "track": "a", "shares": [5], "start": { "a": -1 }, "step": 0, "began": null, "back": null }""")]
    [InlineData("""{ "track": "b", "shares": [5], "start": { "a": 1 }, "step": 0, "began": null, "back": null }""")]
    [InlineData("""{ "track": "a", "shares": [500], "start": { "a": 1 }, "step": 0, "began": null, "back": null }""")]
    [InlineData("""{ "track": "a", "shares": [5], "start": { "a": 1 }, "step": 0, "began": "soon", "back": null }""")]
    [InlineData("""{ "track": null, "shares": [5], "start": { "a": 1 }, "step": 0, "began": null, "back": null }""")]
    public void What_is_not_a_rollouts_is_said(string text)
    {
        Assert.False(RolloutState.Read(text, ".state/rollout-dev.json").TryGet(out _, out var faults));
        Assert.Equal(".state/rollout-dev.json: is not what a rollout writes; see how the weights stand, and delete it to begin anew", $"{Assert.Single(faults)}");
    }

    [Fact]
    public void Two_rollouts_of_a_stack_do_not_run_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("trino-infra-lock-").FullName;
        using (RolloutStateFile.Open(folder, "dev").ValueOrThrow())
        {
            Assert.False(RolloutStateFile.Open(folder, "dev").TryGet(out _, out var faults));
            Assert.Equal(".state/rollout-dev.json: a rollout of this stack runs already; wait until it has ended, or end it", $"{Assert.Single(faults)}");
            RolloutStateFile.Open(folder, "prod").ValueOrThrow().Dispose();
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    private static ImmutableArray<string> Others(string steps) => PreviewedChanges.BesidesWeights(
        $$"""{ "steps": {{steps.Replace("ROUTE", Route, StringComparison.Ordinal)
            .Replace("INPUTS", Inputs("a", 90), StringComparison.Ordinal)
            .Replace("OTHERWEIGHTS", Inputs("a", 5), StringComparison.Ordinal)
            .Replace("OTHERNAMES", Inputs("b", 90), StringComparison.Ordinal)}} }""",
        "x").ValueOrThrow();

    private static string Inputs(string name, int weight) =>
        $$"""{ "kind": "HTTPRoute", "spec": { "rules": [{ "name": "new-statements", "backendRefs": [{ "name": "{{name}}", "weight": {{weight}} }, { "name": "c" }] }] } }""";
}
