using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Diff;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Diff;

/// <summary>What the engine last deployed, as it exports it.</summary>
public sealed class EngineExportTests
{
    /// <summary>A real export, made by the real engine and provider, and the plan that the program of then made of the same stack file.</summary>
    [Fact]
    public void The_export_right_after_an_up_differs_in_nothing()
    {
        var deployed = EngineExport.Read(Sample("deployed.json"), "deployed.json").ValueOrThrow();
        var planned = SavedPlan.Read(Sample("planned.json"), "planned.json").ValueOrThrow();

        Assert.Equal(planned.Resources.Select(resource => resource.Name).Order(), deployed.Resources.Select(resource => resource.Name).Order());
        Assert.Equal(
            planned.Resources.OrderBy(resource => resource.Name).Select(resource => (resource.Parent, resource.Provider)),
            deployed.Resources.OrderBy(resource => resource.Name).Select(resource => (resource.Parent, resource.Provider)));
        foreach (var (one, other) in new[] { (deployed, planned), (planned, deployed) })
        {
            var difference = PlanDifference.Between(one, other);
            Assert.Empty(difference.Changes);
            Assert.Equal(0, difference.UncomparedSecrets);
            Assert.Equal([new("trino-v1-stable", "90 %", "90 %"), new ShareChange("trino-v2-canary", "10 %", "10 %")], difference.Shares);
        }
    }

    /// <summary>A field that the program declares is compared: were one passed over, this would say so.</summary>
    [Fact]
    public void Every_value_that_is_declared_is_compared_with_what_was_deployed()
    {
        var planned = SavedPlan.Read(Sample("planned.json"), "planned.json").ValueOrThrow();
        foreach (var resource in planned.Resources.DistinctBy(resource => resource.Type))
        {
            foreach (var (leaf, value) in Leaves(resource.Inputs, []).Where(leaf => leaf.Path is not ["compat"]))
            {
                var export = JsonNode.Parse(Sample("deployed.json"))!;
                Replace(export["deployment"]!["resources"]!.AsArray().Single(item => $"{item!["urn"]}".EndsWith($"::{resource.Name}", StringComparison.Ordinal))!["inputs"]!, leaf, Other(value));

                var difference = PlanDifference.Between(EngineExport.Read(export.ToJsonString(), "x").ValueOrThrow(), planned);
                Assert.Contains(difference.Changes, change => change.Resource.Name == resource.Name);
            }
        }
    }

    [Fact]
    public void Any_stack_compared_with_the_export_of_its_up_differs_in_nothing() => SettingsGen.Stack.Sample(
        settings =>
        {
            var plan = Plan(settings);
            var difference = PlanDifference.Between(Exported(plan), RecordedStack.Of(plan, "stack test"));
            Assert.Empty(difference.Changes);
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void What_is_encrypted_is_not_compared_and_everything_beside_it_is()
    {
        static StackSettings With(string weight, string connector) => TestStack.Good(tracks: $$"""
            [{ name: stable, weight: {{weight}},
               catalogs: { db: { connector.name: {{connector}}, connection-password: { secure: v1:abc } }, tpch: { connector.name: tpch } },
               values: { auth: { passwordAuth: { secure: v1:abc }, refreshPeriod: 5s } } }, { name: other, weight: 1 }]
            """);
        var deployed = Exported(Plan(With("9", "mysql")));

        var same = PlanDifference.Between(deployed, RecordedStack.Of(Plan(With("9", "mysql")), "now"));
        Assert.Empty(same.Changes);
        Assert.Equal(2, same.UncomparedSecrets);
        // The catalog is one text to the engine, so it is secret as a whole.
        var changed = PlanDifference.Between(deployed, RecordedStack.Of(Plan(With("3", "postgresql")), "now"));
        Assert.Equal(["spec.rules[new-statements].backendRefs[stable].weight"], changed.Changes.SelectMany(change => change.Leaves).Select(leaf => $"{leaf.Path}"));
    }

    [Fact]
    public void Rules_that_are_secret_as_a_whole_hide_the_shares()
    {
        var plan = Plan(TestStack.Good(tracks: "[{ name: stable, weight: 9, match: [{ header: X-Trino-User, value: { secure: v1:abc } }] }, { name: other, weight: 1 }]"));

        var difference = PlanDifference.Between(Exported(plan), RecordedStack.Of(plan, "now"));

        Assert.Empty(difference.Changes);
        Assert.Empty(difference.Shares);
    }

    [Fact]
    public void A_secret_that_became_open_is_told_without_the_secret()
    {
        var export = Export("""{ "urn": "urn:pulumi:s::p::trino-infra:components:C$x:y:Z::r", "inputs": { "a": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"hunter2\"" } } }""");
        var before = EngineExport.Read(export, "x").ValueOrThrow();
        var after = before with { Resources = [.. before.Resources.Select(resource => resource.Name == "r" ? resource with { Inputs = new() { ["a"] = "open" } } : resource)] };

        var field = Assert.Single(Assert.Single(PlanDifference.Between(before, after).Changes).Fields);

        Assert.Equal((Secret.Placeholder, "open"), ((string)field.Before!, (string)field.After!));
    }

    [Fact]
    public void A_kubeconfig_is_a_secret()
    {
        var export = Export("""{ "urn": "urn:pulumi:s::p::pulumi:providers:kubernetes::kubernetes", "inputs": { "kubeconfig": "token: hunter2" } }""");

        Assert.Equal(Secret.Placeholder, (string?)EngineExport.Read(export, "x").ValueOrThrow().Resources.Single(resource => resource.IsProvider).Inputs["kubeconfig"]);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("pendingReplacement")]
    [InlineData("external")]
    public void What_is_on_its_way_out_is_not_there(string state) => Assert.Equal(
        ["c"],
        EngineExport.Read(Export($$"""{ "urn": "urn:pulumi:s::p::x:y:Z::r", "{{state}}": true }"""), "x").ValueOrThrow().Resources.Select(resource => resource.Name));

    [Fact]
    public void A_stack_that_was_never_deployed_has_nothing() => Assert.Empty(
        EngineExport.Read("""{ "version": 3, "deployment": { "manifest": {} } }""", "x").ValueOrThrow().Resources);

    [Fact]
    public void An_update_that_did_not_end_is_told() => Assert.Contains(
        "1 operation of the last update did not end",
        Assert.Single(EngineExport.Read("""{ "version": 4, "deployment": { "pending_operations": [{}] } }""", "x").ValueOrThrow().Notes));

    [Theory]
    [InlineData("", "x:1: is not JSON that can be read; pipe in `pulumi stack export`")]
    [InlineData("[]", "x: is a list; pipe in `pulumi stack export`")]
    [InlineData("{}", "x: is no export of a stack; pipe in `pulumi stack export`")]
    [InlineData("""{ "trinoInfraPlan": 1 }""", "x: is no export of a stack; pipe in `pulumi stack export`")]
    [InlineData("""{ "version": 9, "deployment": {} }""", "x: version: is 9, and this program reads 3 and 4; export it by a CLI that it knows")]
    [InlineData("""{ "version": 3, "deployment": [] }""", "x: deployment: is a list; expected is a mapping")]
    [InlineData("""{ "version": 3, "deployment": { "resources": {} } }""", "x: deployment.resources: is a mapping; expected is a list")]
    [InlineData(
        """{ "version": 3, "deployment": { "resources": [1, { "urn": "a" }, {}, { "urn": "urn:pulumi:s::p::x:y:Z::r", "inputs": "hunter2", "dependencies": [3] }] } }""",
        "x: deployment.resources[0]: is 1; expected is a mapping",
        "x: deployment.resources[1].urn: \"a\" is no URN; export the stack again",
        "x: deployment.resources[2].urn: is missing; expected is a text",
        "x: deployment.resources[3].inputs: is a text; expected is a mapping",
        "x: deployment.resources[3].dependencies[0]: is 3; expected is a text",
        "x: deployment.resources: holds nothing of this program; export a stack that it made")]
    [InlineData("""{ "version": 3, "version": 3, "deployment": {} }""", "x: is not JSON that can be read; pipe in `pulumi stack export`")]
    [InlineData("""{ "version": 3, "deployment": { "\ud800": 1 } }""", "x: has half of a character; pipe in `pulumi stack export`")]
    [InlineData("""{ "version": 3, "deployment": { "a": "\ud800" } }""", "x: has half of a character; pipe in `pulumi stack export`")]
    public void What_is_no_export_is_told_in_full(string text, params string[] faults)
    {
        Assert.False(EngineExport.Read(text, "x").TryGet(out _, out var told));
        Assert.Equal(faults, told.Select(fault => $"{fault}"));
    }

    [Fact]
    public void A_number_that_no_computer_holds_and_a_resource_twice_are_faults()
    {
        Assert.False(EngineExport.Read(Export("""{ "urn": "urn:pulumi:s::p::x:y:Z::r", "inputs": { "a": [1e999] } }, { "urn": "urn:pulumi:s::p::x:y:Z::r" }"""), "x").TryGet(out _, out var told));
        Assert.Equal(
            [
                "x: deployment.resources[1].inputs.a[0]: is 1e999; expected is a number that a computer holds",
                "x: has \"r\" of type \"x:y:Z\" 2 times; keep one of them",
            ],
            told.Select(fault => $"{fault}"));
    }

    private static string Export(string resources) => $$"""
        { "version": 3, "deployment": { "resources": [{ "urn": "urn:pulumi:s::p::trino-infra:components:C::c" }, {{resources}}] } }
        """;

    private static StackPlan Plan(StackSettings settings) => PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult();

    private static RecordedStack Exported(StackPlan plan) => EngineExport.Read(
        ExportWriter.Of(plan.Stack, plan.Resources.Select(resource => resource.ToJson())).ToJsonString(), "stdin").ValueOrThrow();

    private static string Sample(string name) => File.ReadAllText(Repository.File("tests", "Diff", "samples", name));

    private static IEnumerable<(object[] Path, JsonNode Value)> Leaves(JsonNode? value, object[] path) => value switch
    {
        JsonObject map => map.SelectMany(entry => Leaves(entry.Value, [.. path, entry.Key])),
        JsonArray list => list.Index().SelectMany(item => Leaves(item.Item, [.. path, item.Index])),
        null => [],
        _ => [(path, value)],
    };

    private static void Replace(JsonNode root, object[] path, JsonNode value)
    {
        var holder = path[..^1].Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (path[^1] is int at)
            holder.AsArray()[at] = value;
        else
            holder[(string)path[^1]] = value;
    }

    private static JsonNode Other(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => 4_711,
        System.Text.Json.JsonValueKind.True => false,
        System.Text.Json.JsonValueKind.False => true,
        _ => $"{value} and more",
    };
}
