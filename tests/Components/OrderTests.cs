using CsCheck;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What waits for what: on the way in, and, since Pulumi deletes dependents first, on the way out.</summary>
public sealed class OrderTests
{
    private const string MainRoute = "trino-coordinator-route";

    [Theory]
    // First up: CNI; CRDs, then istiod; cert-manager, the certificate, the Gateway; track routes; the main route.
    [InlineData("cilium", "istiod")]
    [InlineData("cilium", "cert-manager")]
    [InlineData("cilium", "trino-v1-stable")]
    [InlineData("gateway-api-crds", "istiod")]
    [InlineData("istio-base", "istiod")]
    [InlineData("istiod", "trino-gateway-class")]
    [InlineData("trino-gateway-class", "trino-gateway")]
    [InlineData("trino-gateway-parameters", "trino-gateway")]
    [InlineData("cert-manager", "trino-certificate-authority")]
    [InlineData("trino-certificate-authority", "trino-coordinator-certs")]
    [InlineData("trino-coordinator-certs", "trino-gateway")]
    [InlineData("trino-namespace", "trino-v1-stable")]
    [InlineData("trino-v1-stable", "trino-v1-stable-host")]
    [InlineData("trino-gateway", "trino-v1-stable-host")]
    [InlineData("trino-v1-stable", "trino-v1-stable-transactions")]
    [InlineData("trino-gateway", "trino-v1-stable-transactions")]
    [InlineData("trino-v1-stable", MainRoute)]
    [InlineData("trino-v1-stable-host", MainRoute)]
    [InlineData("trino-v2-canary", MainRoute)]
    [InlineData("trino-v2-canary-host", MainRoute)]
    // The way out: the gate goes before what serves the queries it waits for.
    [InlineData("trino-v1-stable", "trino-v1-stable-drain-gate")]
    [InlineData("trino-v1-stable-host", "trino-v1-stable-drain-gate")]
    [InlineData("trino-v1-stable-transactions", "trino-v1-stable-drain-gate")]
    public async Task Of_two_resources_the_second_waits_for_the_first(string first, string then) =>
        Assert.True((await Plans.OfAsync("dev")).Precedes(first, then), $"{then} does not wait for {first}.");

    [Fact]
    public async Task The_redirect_waits_for_the_Gateway() =>
        Assert.True((await Plans.OfAsync("prod")).Precedes("trino-gateway", "trino-https-redirect"));

    [Theory]
    // Trino starts while Istio and the Gateway are made.
    [InlineData("istiod", "trino-v1-stable")]
    [InlineData("trino-gateway", "trino-v1-stable")]
    [InlineData("gateway-api-crds", "trino-v1-stable")]
    [InlineData("cert-manager", "istiod")]
    [InlineData("trino-v1-stable", "trino-v2-canary")]
    // The main route is updated before any gate goes, and no gate keeps it waiting.
    [InlineData("trino-v1-stable-drain-gate", MainRoute)]
    [InlineData(MainRoute, "trino-v1-stable-drain-gate")]
    public async Task Of_two_resources_neither_waits_for_nothing(string one, string other) =>
        Assert.False((await Plans.OfAsync("dev")).Precedes(one, other), $"{other} waits for {one}.");

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_edge_says_what_another_path_says_already(string stack)
    {
        var plan = await Plans.OfAsync(stack);

        var needless =
            from resource in plan.Resources
            from dependency in resource.DependsOn
            where resource.DependsOn.Any(other => other != dependency && plan.Precedes(dependency, other))
            // Said although a track's route says it too: what serves a track's queries is its release and its route.
            where plan.Resource(dependency).Parent?.EndsWith("-track", StringComparison.Ordinal) != true
            select $"{resource.Name} -> {dependency}";

        Assert.Empty(needless);
    }

    [Fact]
    public async Task A_track_of_weight_0_holds_nothing_back()
    {
        var plan = await Plans.OfAsync("prod");

        Assert.True(plan.Precedes("trino-479", MainRoute));
        Assert.DoesNotContain(plan.Resources, resource =>
            resource.Name is not ("trino-480-host" or "trino-480-transactions" or "trino-480-drain-gate")
            && plan.Precedes("trino-480", resource.Name));
    }

    [Fact]
    public async Task A_drain_time_of_0s_means_no_gate_and_nothing_that_outlasts_the_list()
    {
        var settings = TestStack.Good(tracks: "[{ name: stable, weight: 1, drain: 0s }]");

        var plan = await PlanRecorder.RecordAsync(settings, "test");

        Assert.DoesNotContain(plan.Resources, resource => resource.Kind == "Deployment");
        Assert.DoesNotContain(plan.Resources, resource => resource.Name == "stable-transactions");
    }

    [Fact]
    public async Task What_the_platform_brings_is_neither_declared_nor_waited_for()
    {
        var settings = TestStack.Good(
            cluster: "{ context: prod, cni: existing }",
            gateway: "{ hostname: trino.example.com, tls: { secretName: mine } }",
            more: [("gatewayApi", "{ install: false }"), ("istio", "{ install: false }")]);

        var plan = await PlanRecorder.RecordAsync(settings, "test");

        Assert.Equal(["stable"], plan.Resources.Where(resource => resource.Kind == "Release").Select(resource => resource.Name));
        Assert.Empty(plan.Resource("trino-gateway-class").DependsOn);
        Assert.Equal("mine", (string?)plan.Resource("trino-gateway").Inputs["spec"]!["listeners"]![1]!["tls"]!["certificateRefs"]![0]!["name"]);
    }

    [Fact]
    public async Task Dependencies_name_resources_and_never_components()
    {
        var plan = await Plans.OfAsync("dev");

        Assert.DoesNotContain(plan.Resources.SelectMany(resource => resource.DependsOn), name => plan.Resource(name).IsComponent);
    }

    [Fact]
    public void Any_settings_give_a_plan_in_creation_order() => SettingsGen.Stack.Sample(
        settings =>
        {
            var plan = PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult();
            var created = new HashSet<string>();
            return plan.Resources.All(resource =>
                resource.DependsOn.Append(resource.Parent).Append(resource.Provider).OfType<string>().All(created.Contains)
                && created.Add(resource.Name));
        },
        iter: 50,
        threads: 1);
}
