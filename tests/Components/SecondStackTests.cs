using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>Another team's stack beside a full one in the same cluster.</summary>
public sealed class SecondStackTests
{
    private const string Tracks = "[{ name: stable, weight: 1 }, { name: canary, weight: 0 }]";

    private static readonly (string, string)[] nothing = [("gatewayApi", "{ install: false }"), ("istio", "{ install: false }"), ("certManager", "{ install: false }")];

    private static StackSettings First => TestStack.Good("{ context: kind-trino }", "{ hostname: a.example }", Tracks);

    [Theory]
    // Two that differ late, and one whose plain class would be the first's.
    [InlineData("team-b", "{ hostname: b.example, exposure: loadBalancer }")]
    [InlineData("trino", "{ hostname: b.example, nodePorts: { http: 30081, https: 30444 } }")]
    [InlineData("trino-namespace-b", "{ hostname: b.example, exposure: loadBalancer, tls: { clusterIssuer: letsencrypt } }")]
    [InlineData("team-b", "{ hostname: b.example, existing: { name: shared, namespace: platform, listeners: { https: https } } }")]
    public async Task It_shares_no_object_with_it(string ns, string gateway)
    {
        var first = await PlanRecorder.RecordAsync(First, "first");
        var second = await PlanRecorder.RecordAsync(
            TestStack.Good($"{{ context: same-cluster, cni: existing, namespace: {ns} }}", gateway, Tracks, nothing), "second");

        Assert.NotEmpty(Objects(second));
        Assert.Empty(Objects(first).Intersect(Objects(second)));
        Assert.Empty(NodePorts(first).Intersect(NodePorts(second)));
        Assert.NotEmpty(NodePorts(first));
        // What is not in its namespace is a class of its own, and the namespace.
        Assert.All(Objects(second), made => Assert.True(
            made.Contains($" {ns}/", StringComparison.Ordinal) || made == $"Namespace {ns}" || made.StartsWith("GatewayClass ", StringComparison.Ordinal), made));
        Assert.Equal(ns, (string?)Assert.Single(second.Resources, resource => resource.Kind == "Namespace").Inputs["metadata"]!["name"]);
    }

    [Fact]
    public async Task Its_authority_is_its_own_by_the_platforms_cert_manager()
    {
        var plan = await PlanRecorder.RecordAsync(TestStack.Good("{ context: a, cni: existing, namespace: data }", tracks: Tracks, more: nothing), "second");

        Assert.Equal(["stable", "canary"], plan.Resources.Where(resource => resource.Kind == "Release").Select(resource => resource.Name));
        Assert.Equal(["trino-namespace"], plan.Resource("trino-self-signed").DependsOn);
        Assert.Equal("data-gateway-class", (string?)plan.Resource("trino-gateway-class").Inputs["metadata"]!["name"]);
        Assert.Equal("data-gateway-class", (string?)plan.Resource("trino-gateway").Inputs["spec"]!["gatewayClassName"]);
    }

    /// <summary>Each object by its kind, namespace and name; a release by where its record is, and the chart's objects, all in its namespace, bear its name.</summary>
    internal static List<string> Objects(StackPlan plan) =>
    [
        .. plan.Resources.Where(resource => resource.Type == PlannedResource.ReleaseType)
            .Select(release => $"Release {release.Inputs["namespace"]}/{release.Inputs["name"]}"),
        .. plan.Resources.Where(resource => resource.Inputs["metadata"] is not null)
            .Select(resource => (resource.Kind, Metadata: resource.Inputs["metadata"]!))
            .Select(made => $"{made.Kind} {(made.Metadata["namespace"] is { } ns ? $"{ns}/" : "")}{made.Metadata["name"]}"),
    ];

    private static List<string> NodePorts(StackPlan plan) =>
    [
        .. plan.Resources.Where(resource => resource.Kind == "ConfigMap").SelectMany(resource => $"{resource.Inputs["data"]?["service"]}".Split('\n'))
            .Where(line => line.Contains("nodePort:", StringComparison.Ordinal)).Select(line => line.Trim()),
    ];
}
