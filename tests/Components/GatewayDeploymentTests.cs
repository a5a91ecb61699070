using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What Istio would run for the Gateway.</summary>
public sealed class GatewayDeploymentTests
{
    private const string Balanced = "exposure: loadBalancer";

    [Fact]
    public async Task Where_nothing_is_said_there_is_one_pod_of_a_size_for_a_laptop()
    {
        var made = await MadeAsync("exposure: nodePort");

        Assert.Equal(["Deployment", "Service", "ServiceAccount"], made.Keys.Order());
        Assert.Null(made["Deployment"]["spec"]!["replicas"]);
        Assert.Equal(["serviceAccountName", "securityContext", "containers"], Pod(made).Select(field => field.Key).Order(StringComparer.Ordinal).Reverse());
        Same("{ requests: { cpu: 100m, memory: 128Mi }, limits: { cpu: 2000m, memory: 1Gi } }", Proxy(made)["resources"]);
    }

    [Fact]
    public async Task Several_pods_keep_apart_and_some_stay()
    {
        var made = await MadeAsync("replicas: 2, disruptionBudget: { minAvailable: 1 }");

        Assert.Equal(2, (int)made["Deployment"]["spec"]!["replicas"]!);
        Same(
            """
            [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway,
               labelSelector: { matchLabels: { gateway.networking.k8s.io/gateway-name: trino-gateway } }, matchLabelKeys: [pod-template-hash] }]
            """,
            Pod(made)["topologySpreadConstraints"]);
        Same("{ selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: trino-gateway } }, minAvailable: 1 }", made["PodDisruptionBudget"]["spec"]);
        Assert.DoesNotContain("HorizontalPodAutoscaler", made.Keys);
    }

    [Theory]
    [InlineData("nodes: none", "")]
    [InlineData("nodes: require", "kubernetes.io/hostname DoNotSchedule 2")]
    [InlineData("zones: prefer", "kubernetes.io/hostname ScheduleAnyway , topology.kubernetes.io/zone ScheduleAnyway ")]
    [InlineData("nodes: none, zones: require", "topology.kubernetes.io/zone DoNotSchedule 2")]
    public async Task They_keep_apart_as_the_settings_say(string spread, string constraints) => Assert.Equal(
        constraints,
        string.Join(", ", (Pod(await MadeAsync($"replicas: 3, spread: {{ {spread} }}"))["topologySpreadConstraints"]?.AsArray() ?? [])
            .Select(constraint => $"{constraint!["topologyKey"]} {constraint["whenUnsatisfiable"]} {constraint["minDomains"]}")));

    [Fact]
    public async Task An_autoscaler_alone_says_how_many_there_are()
    {
        var made = await MadeAsync("autoscaling: { min: 2, max: 10, cpu: 65 }, resources: { cpu: 500m, memory: 512Mi }, disruptionBudget: { maxUnavailable: 50% }");

        Assert.Null(made["Deployment"]["spec"]!["replicas"]);
        Assert.NotNull(Pod(made)["topologySpreadConstraints"]);
        Same(
            """
            { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: trino-gateway-trino-gateway-class }, minReplicas: 2, maxReplicas: 10,
              metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 65 } } }] }
            """,
            made["HorizontalPodAutoscaler"]["spec"]);
        Assert.Equal("50%", (string?)made["PodDisruptionBudget"]["spec"]!["maxUnavailable"]);
    }

    [Theory]
    [InlineData("cpu: 500m", "{ requests: { cpu: 500m, memory: 128Mi }, limits: { cpu: '2', memory: 1Gi } }")]
    [InlineData("cpu: 4", "{ requests: { cpu: '4', memory: 128Mi }, limits: { cpu: '4', memory: 1Gi } }")]
    [InlineData("memory: 512Mi", "{ requests: { cpu: 100m, memory: 512Mi }, limits: { cpu: 2000m, memory: 512Mi } }")]
    public async Task A_pod_has_the_resources_that_the_settings_say(string resources, string expected) =>
        Same(expected, Proxy(await MadeAsync($"resources: {{ {resources} }}"))["resources"]);

    [Fact]
    public async Task Its_Service_has_what_a_cloud_asks_for()
    {
        var service = (await MadeAsync($$"""
            {{Balanced}}, service: {
              annotations: { service.beta.kubernetes.io/azure-load-balancer-internal: true, example.com/note: "yes: 'é' \"😀\"\n# 1", example.com/port: 15021 },
              externalTrafficPolicy: Local, loadBalancerClass: service.k8s.aws/nlb, loadBalancerSourceRanges: [10.0.0.0/8, "2001:DB8::/32"] }
            """))["Service"];

        Assert.Equal(
            ["example.com/note=yes: 'é' \"😀\"\n# 1", "example.com/port=15021", "service.beta.kubernetes.io/azure-load-balancer-internal=true"],
            service["metadata"]!["annotations"]!.AsObject().Select(annotation => $"{annotation.Key}={annotation.Value!.GetValue<string>()}"));
        var spec = service["spec"]!.AsObject();
        Assert.Equal(("LoadBalancer", "Local", "service.k8s.aws/nlb"), ((string?)spec["type"], (string?)spec["externalTrafficPolicy"], (string?)spec["loadBalancerClass"]));
        Same("[10.0.0.0/8, '2001:db8::/32']", spec["loadBalancerSourceRanges"]);
        Assert.Equal([15021, 80, 443], spec["ports"]!.AsArray().Select(port => (int)port!["port"]!));
    }

    [Fact]
    public async Task Node_ports_are_those_of_the_settings()
    {
        var service = (await MadeAsync("exposure: nodePort, nodePorts: { http: 31080, https: 31443 }"))["Service"];

        Same(
            """
            [{ name: status-port, port: 15021, protocol: TCP, appProtocol: tcp }, { name: http, port: 80, protocol: TCP, appProtocol: http, nodePort: 31080 },
             { name: https, port: 443, protocol: TCP, appProtocol: https, nodePort: 31443 }]
            """,
            service["spec"]!["ports"]);
        Assert.Equal("NodePort", (string?)service["spec"]!["type"]);
    }

    [Fact]
    public async Task A_weight_is_still_one_field_of_one_resource()
    {
        static Task<StackPlan> Plan(int weight) => PlanRecorder.RecordAsync(
            TestStack.Good(
                gateway: "{ hostname: trino.example.com, replicas: 2, disruptionBudget: { minAvailable: 1 }, service: { annotations: { a: b } } }",
                tracks: $"[{{ name: stable, weight: {weight} }}, {{ name: canary, weight: 10 }}]"),
            "test");

        var (before, after) = (await Plan(90), await Plan(40));

        var changed = Assert.Single(before.Resources.Zip(after.Resources), pair => !JsonNode.DeepEquals(pair.First.Inputs, pair.Second.Inputs));
        Assert.Equal("trino-coordinator-route", changed.First.Name);
        Assert.Single(JsonDifference.Between(changed.First.Inputs, changed.Second.Inputs, "route"));
    }

    /// <summary>Whatever the settings: what a reader of YAML gets of the parameters is a patch that Istio and the API server take.</summary>
    [Fact]
    public void Any_settings_give_a_Deployment_and_a_budget_that_go_together() => SettingsGen.Stack.Where(settings => settings.Gateway.Existing is null).Sample(
        settings =>
        {
            var made = IstioGateway.Of(PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult());
            var deployment = settings.Gateway.Deployment;

            Assert.Equal(deployment.Scale is GatewayScale.Automatic, made.ContainsKey("HorizontalPodAutoscaler"));
            Assert.False(made.ContainsKey("HorizontalPodAutoscaler") && made["Deployment"]["spec"]!["replicas"] is not null);
            var fewest = (int?)made.GetValueOrDefault("HorizontalPodAutoscaler")?["spec"]!["minReplicas"] ?? (int?)made["Deployment"]["spec"]!["replicas"] ?? 1;
            Assert.Equal(deployment.Scale.Fewest, fewest);
            if (made.GetValueOrDefault("PodDisruptionBudget")?["spec"] is { } budget)
                Assert.InRange(Left(budget, fewest), 1, fewest - 1);
            var resources = Proxy(made)["resources"]!;
            Assert.True(Millis(resources["requests"]!["cpu"]!) <= Millis(resources["limits"]!["cpu"]!));
            Assert.Equal(
                deployment.Service.Annotations.Select(annotation => (annotation.Key, annotation.Value)).Order(),
                made["Service"]["metadata"]!["annotations"]!.AsObject().Select(annotation => (annotation.Key, annotation.Value!.GetValue<string>())).Order());
        },
        iter: 100,
        threads: 1);

    /// <summary>Of so many pods, how many an eviction must leave: Kubernetes rounds both kinds of share up.</summary>
    private static int Left(JsonNode budget, int pods)
    {
        int Count(JsonNode amount) => amount.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? (int)amount
            : (int)Math.Ceiling(pods * int.Parse(((string)amount!).TrimEnd('%')) / 100.0);
        return budget["minAvailable"] is { } least ? Count(least) : pods - Count(budget["maxUnavailable"]!);
    }

    private static int Millis(JsonNode cpu) => CpuQuantity.Of($"{cpu}").Millis;

    private static JsonObject Pod(ImmutableDictionary<string, JsonObject> made) => made["Deployment"]["spec"]!["template"]!["spec"]!.AsObject();

    private static JsonObject Proxy(ImmutableDictionary<string, JsonObject> made) => Assert.Single(Pod(made)["containers"]!.AsArray())!.AsObject();

    private static void Same(string yaml, JsonNode? actual)
    {
        var expected = JsonNode.Parse(TestStack.Source([("expected", yaml)]).Entries["expected"].Value.GetRawText());
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected?.ToJsonString()}\n{actual?.ToJsonString()}");
    }

    private static async Task<ImmutableDictionary<string, JsonObject>> MadeAsync(string gateway) =>
        IstioGateway.Of(await PlanRecorder.RecordAsync(TestStack.Good(gateway: $"{{ hostname: trino.example.com, {gateway} }}"), "test"));
}
