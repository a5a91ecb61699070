using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What follows from which track is the primary.</summary>
public sealed class PrimaryTests
{
    [Theory]
    [InlineData("{track}.{hostname}", "kill", "ui", "everything-else")]
    [InlineData("none", "other-statements", "kill", "ui", "everything-else")]
    public async Task Another_one_changes_rules_of_the_main_route_and_nothing_else(string trackHosts, params string[] rules)
    {
        var (before, after) = (await PlanAsync(trackHosts, "stable"), await PlanAsync(trackHosts, "canary"));

        Assert.Equal(
            ["trino-coordinator-route/spec/rules"],
            before.Resources.Zip(after.Resources, (one, other) => JsonDifference.Between(one.Inputs, other.Inputs, one.Name)).SelectMany(paths => paths));
        Assert.Equal(before.Resources.Select(WithoutInputs), after.Resources.Select(WithoutInputs));
        Assert.Equal(rules, Rules(before).Zip(Rules(after)).Where(pair => !JsonNode.DeepEquals(pair.First, pair.Second)).Select(pair => $"{pair.First["name"]}"));
    }

    [Fact]
    public async Task It_serves_what_is_not_a_statement_and_the_others_hear_of_kills()
    {
        var rules = Rules(await PlanAsync("{track}.{hostname}", "canary")).ToDictionary(rule => $"{rule["name"]}");

        Assert.Equal("canary", $"{rules["everything-else"]["backendRefs"]![0]!["name"]}");
        Assert.Equal("canary", $"{rules["kill"]["backendRefs"]![0]!["name"]}");
        Assert.Equal(["stable", "third"], rules["kill"]["filters"]!.AsArray().Select(filter => $"{filter!["requestMirror"]!["backendRef"]!["name"]}"));
        Assert.Equal("canary.trino.example.com", $"{rules["ui"]["filters"]![0]!["requestRedirect"]!["hostname"]}");
    }

    [Fact]
    public async Task To_name_the_first_is_to_name_none() =>
        Assert.True(JsonNode.DeepEquals(Inputs(await PlanAsync("none", "stable")), Inputs(await PlanAsync("none", "''"))));

    private static Task<StackPlan> PlanAsync(string trackHosts, string primary) => PlanRecorder.RecordAsync(
        TestStack.Good(
            gateway: $"{{ hostname: trino.example.com, trackHosts: '{trackHosts}' }}",
            tracks: "[{ name: stable, weight: 1 }, { name: canary, weight: 0 }, { name: third, weight: 2 }]",
            more: ("primary", primary)),
        "test");

    private static IEnumerable<JsonNode> Rules(StackPlan plan) =>
        plan.Resource("trino-coordinator-route").Inputs["spec"]!["rules"]!.AsArray().Select(rule => rule!);

    private static JsonArray Inputs(StackPlan plan) => new([.. plan.Resources.Select(resource => resource.Inputs.DeepClone())]);

    private static object WithoutInputs(PlannedResource resource) =>
        (resource.Type, resource.Name, resource.Parent, string.Join(' ', resource.DependsOn), $"{resource.Options}");
}
