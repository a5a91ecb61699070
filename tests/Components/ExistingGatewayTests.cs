using TrinoInfra.Components;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Pods;
using TrinoInfra.Settings;
using TrinoInfra.Tests.GatewayApi;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>A stack whose routes attach to a Gateway of the platform's.</summary>
public sealed class ExistingGatewayTests
{
    private const string Shared = "name: shared, namespace: platform, listeners: { http: web, https: [apex, wildcard] }";

    [Fact]
    public async Task It_declares_tracks_and_routes_and_nothing_of_the_platforms()
    {
        var plan = await PlanAsync(Shared);

        Assert.Equal(
            ["Deployment", "HTTPRoute", "Namespace", "Provider", "Release"],
            plan.Resources.Where(resource => !resource.IsComponent).Select(resource => resource.Kind).Distinct().Order());
        Assert.Equal(["stable"], plan.Resources.Where(resource => resource.Kind == "Release").Select(resource => resource.Name));
        Assert.Empty(plan.Resources.Where(resource => ApiCheck.Knows(resource.Inputs)).SelectMany(resource => ApiCheck.Check(resource.Inputs)));
    }

    [Theory]
    [InlineData(Shared, "", "apex, wildcard", "web")]
    [InlineData(Shared, ", http: serve", "web, apex, wildcard", null)]
    [InlineData(Shared, ", http: off", "apex, wildcard", null)]
    [InlineData("name: shared, namespace: platform, listeners: { https: apex }", "", "apex", null)]
    public async Task Its_routes_attach_to_the_listeners_that_are_named(string existing, string more, string serving, string? redirecting)
    {
        var plan = await PlanAsync(existing, more);

        Assert.All(
            new[] { "trino-coordinator-route", "stable-host", "stable-transactions" },
            route => Assert.Equal(serving.Split(", ").Select(listener => $"platform/shared/{listener}"), Parents(plan, route)));
        Assert.Equal(redirecting is not null, plan.Resources.Any(resource => resource.Name == "trino-https-redirect"));
        if (redirecting is null)
            return;
        Assert.Equal([$"platform/shared/{redirecting}"], Parents(plan, "trino-https-redirect"));
        Assert.Equal(
            ["a.example", "*.a.example"], plan.Resource("trino-https-redirect").Inputs["spec"]!["hostnames"]!.AsArray().Select(host => (string?)host));
        Assert.Empty(plan.Resource("trino-https-redirect").DependsOn);
    }

    [Theory]
    [InlineData("", """{"kubernetes.io/metadata.name":"platform"}""", """{"gateway.networking.k8s.io/gateway-name":"shared"}""")]
    [InlineData(", pods: { namespace: istio-ingress, labels: { istio: ingress } }", """{"kubernetes.io/metadata.name":"istio-ingress"}""", """{"istio":"ingress"}""")]
    public async Task Its_pods_are_admitted_and_looked_at_where_they_are(string pods, string ns, string labels)
    {
        var settings = Settings(Shared + pods);
        var plan = await PlanRecorder.RecordAsync(settings, "test");

        var from = plan.Resource("stable").Inputs["values"]!["networkPolicy"]!["ingress"]![0]!["from"]!;
        // In one entry both must hold.
        Assert.Equal(ns, from[0]!["namespaceSelector"]!["matchLabels"]!.ToJsonString());
        Assert.Equal(labels, from[0]!["podSelector"]!["matchLabels"]!.ToJsonString());
        Assert.Null(from[1]!["namespaceSelector"]);
        Assert.Contains(
            new PodScope(settings.Gateway.Existing!.Pods.Namespace.ToString(), labels.Trim('{', '}').Replace("\"", "", StringComparison.Ordinal).Replace(':', '=')),
            PodScope.OfStack(settings));
    }

    [Fact]
    public void What_is_the_platforms_to_do_is_said() => Assert.Equal(
        "DNS and the certificates of the listeners apex, wildcard of Gateway platform/shared must cover a.example and *.a.example: clients follow their queries to <track>.a.example. "
        + "The listeners web, apex, wildcard of Gateway platform/shared must allow routes from namespace trino-namespace (allowedRoutes): each route waits until it is accepted.",
        DnsNotice.Text(Settings(Shared)));

    private static StackSettings Settings(string existing, string more = "") => TestStack.Good(
        "{ context: a, cni: existing }", $"{{ hostname: a.example, existing: {{ {existing} }}{more} }}");

    private static Task<StackPlan> PlanAsync(string existing, string more = "") => PlanRecorder.RecordAsync(Settings(existing, more), "test");

    private static IEnumerable<string> Parents(StackPlan plan, string route) => plan.Resource(route).Inputs["spec"]!["parentRefs"]!.AsArray()
        .Select(parent => $"{parent!["namespace"]}/{parent["name"]}/{parent["sectionName"]}");
}
