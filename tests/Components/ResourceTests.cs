using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.GatewayApi;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What holds for every resource of a stack.</summary>
public sealed class ResourceTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_Kubernetes_resource_goes_to_the_provider_of_the_settings_context(string stack)
    {
        var plan = await Plans.OfAsync(stack);

        var kubernetes = plan.Resources.Where(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(kubernetes);
        Assert.All(kubernetes, resource => Assert.Equal("kubernetes", resource.Provider));
        Assert.Equal(stack == "dev" ? "kind-trino" : "trino-prod", (string?)plan.Resource("kubernetes").Inputs["context"]);
        Assert.DoesNotContain("kubeconfig", plan.Resource("kubernetes").Inputs.Select(input => input.Key));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_resource_has_an_empty_map(string stack)
    {
        var plan = await Plans.OfAsync(stack);

        // cert-manager tells the kinds of issuer apart by which map there is, and this one has nothing to say.
        Assert.Equal(
            plan.Resources.Any(resource => resource.Name == "trino-self-signed") ? ["trino-self-signed.spec.selfSigned"] : [],
            plan.Resources.SelectMany(resource => EmptyMaps(resource.Inputs, resource.Name)).Where(path => path.Contains('.')));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_object_has_a_fixed_name(string stack)
    {
        var plan = await Plans.OfAsync(stack);

        Assert.All(
            plan.Resources.Where(resource => resource.Inputs.ContainsKey("metadata")),
            resource => Assert.False(string.IsNullOrEmpty((string?)resource.Inputs["metadata"]!["name"]), resource.Name));
        Assert.All(
            plan.Resources.Where(resource => resource.Type == PlannedResource.ReleaseType),
            resource => Assert.Equal(resource.Name, (string?)resource.Inputs["name"]));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Releases_have_exact_versions_and_time_to_pull_images(string stack)
    {
        var releases = (await Plans.OfAsync(stack)).Resources.Where(resource => resource.Type == PlannedResource.ReleaseType);

        Assert.All(releases, release =>
        {
            Assert.True((long)release.Inputs["timeout"]! >= 600, release.Name);
            Assert.False((bool)release.Inputs["atomic"]!, release.Name);
            if (release.Name == "gateway-api-crds")
                Assert.Equal(".cache/gateway-api-crds/1.5.1", (string?)release.Inputs["chart"]);
            else
                Assert.Matches(@"\Av?[0-9]+\.[0-9]+\.[0-9]+\z", (string?)release.Inputs["version"]);
        });
    }

    [Theory]
    [InlineData("dev", "cilium")]
    [InlineData("prod")]
    public async Task Nothing_but_Cilium_goes_to_kube_system(string stack, params string[] there)
    {
        var plan = await Plans.OfAsync(stack);

        Assert.Equal(
            there,
            plan.Resources
                .Where(resource => resource.Inputs.ToJsonString().Contains("kube-system", StringComparison.Ordinal))
                .Select(resource => resource.Name));
        // Where the values are silent, the chart says kube-system.
        if (stack == "dev")
        {
            Assert.Equal(
                "cert-manager",
                (string?)plan.Resource("cert-manager").Inputs["values"]!["global"]!["leaderElection"]!["namespace"]);
        }
    }

    [Fact]
    public async Task A_renamed_context_changes_one_input()
    {
        var before = await PlanRecorder.RecordAsync(TestStack.Good(cluster: "{ context: old }"), "test");
        var after = await PlanRecorder.RecordAsync(TestStack.Good(cluster: "{ context: new }"), "test");

        var changed = before.Resources.Zip(after.Resources)
            .Where(pair => pair.First.Inputs.ToJsonString() != pair.Second.Inputs.ToJsonString());
        var (one, other) = Assert.Single(changed);
        Assert.Equal("kubernetes", one.Name);
        Assert.Equal(
            ["context"],
            one.Inputs.Select(input => input.Key).Where(key => $"{one.Inputs[key]}" != $"{other.Inputs[key]}"));
        Assert.Equal(one.Inputs.Select(input => input.Key), other.Inputs.Select(input => input.Key));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_track_may_bear_the_name_of_a_resource_of_the_stacks_own(string stack)
    {
        var plan = await Plans.OfAsync(stack);

        var tracks = plan.Resources.Where(resource => resource.Name.EndsWith("-track", StringComparison.Ordinal)).Select(track => track.Name[..^"-track".Length]).ToList();
        var own = plan.Resources.Where(resource => !tracks.Any($"{resource.Name} {resource.Parent}".Contains)).ToList();
        Assert.InRange(own.Count, 12, plan.Resources.Length - 10);
        Assert.All(own, resource => Assert.StartsWith(
            "trino-infra:tracks[0].name: ", Assert.Single(TestStack.Faults(tracks: $"[{{ name: {resource.Name}, weight: 1 }}]"))));
    }

    [Fact]
    public async Task Resource_names_follow_the_tracks_names_and_not_their_places()
    {
        string Tracks(params string[] names) => $"[{string.Join(", ", names.Select(name => $"{{ name: {name}, weight: 1 }}"))}]";

        var one = await PlanRecorder.RecordAsync(TestStack.Good(tracks: Tracks("a", "b")), "test");
        var other = await PlanRecorder.RecordAsync(TestStack.Good(tracks: Tracks("b", "a")), "test");

        Assert.Equal(one.Resources.Select(resource => resource.Name).Order(), other.Resources.Select(resource => resource.Name).Order());
    }

    [Fact]
    public void Any_settings_give_objects_within_the_limits_of_the_API()
    {
        const int Stacks = 500;
        var tried = 0;

        SettingsGen.Stack.Sample(
            settings =>
            {
                Interlocked.Increment(ref tried);
                var plan = PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult();
                var violations = plan.Resources
                    // As text, which is how the API server gets it.
                    .Select(resource => JsonNode.Parse(resource.Inputs.ToJsonString())!.AsObject())
                    .Where(ApiCheck.Knows)
                    .SelectMany(ApiCheck.Check)
                    .ToList();
                Assert.Empty(violations);
            },
            iter: Stacks,
            threads: 1);

        Assert.True(tried >= Stacks);
        TestContext.Current.SendDiagnosticMessage($"{tried} stacks within the limits");
    }

    private static IEnumerable<string> EmptyMaps(JsonNode? node, string path) => node switch
    {
        JsonObject { Count: 0 } => [path],
        JsonObject map => map.SelectMany(entry => EmptyMaps(entry.Value, $"{path}.{entry.Key}")),
        JsonArray list => list.SelectMany((item, index) => EmptyMaps(item, $"{path}[{index}]")),
        _ => [],
    };
}
