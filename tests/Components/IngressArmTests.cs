using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What a stack is compared with: an Ingress in a stack of its own, which may go at any time.</summary>
public sealed class IngressArmTests
{
    private const string Two = "[{ name: stable, weight: 9 }, { name: canary, weight: 1 }]";

    /// <summary>Whatever the stack: no object of it is declared here too, whose end here would be its end there.</summary>
    [Fact]
    public void It_shares_no_object_with_the_stack() => SettingsGen.Stack.Sample(
        settings =>
        {
            if (!BenchOf.Read(settings).TryGet(out var bench, out _))
                return;
            var (stack, beside) = (Plan(settings, "dev"), Plan(bench, "dev-bench"));

            Assert.Empty(SecondStackTests.Objects(stack).Intersect(SecondStackTests.Objects(beside)));
            Assert.Empty(stack.Resources.Where(resource => resource.Kind != "Provider").Select(resource => resource.Name).Intersect(beside.Resources.Select(resource => resource.Name)));
            // Of the stack's namespace only what ends as no track's name can, and no object of the whole cluster but the namespace.
            Assert.All(SecondStackTests.Objects(beside), made => Assert.True(
                made.EndsWith(".bench", StringComparison.Ordinal) || made.Contains($" {bench.Namespace}/", StringComparison.Ordinal) || made == $"Namespace {bench.Namespace}", made));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void An_Ingress_leads_each_host_to_the_Service_of_its_track()
    {
        var spec = Bench().Resource("tracks.bench").Inputs["spec"]!;

        Assert.Equal(
            ["stable-bench.trino.example.com / Prefix stable 8080", "canary-bench.trino.example.com / Prefix canary 8080"],
            spec["rules"]!.AsArray().Select(rule => (rule, path: Assert.Single(rule!["http"]!["paths"]!.AsArray())!))
                .Select(at => $"{at.rule!["host"]} {at.path["path"]} {at.path["pathType"]} {at.path["backend"]!["service"]!["name"]} {at.path["backend"]!["service"]!["port"]!["number"]}"));
        Assert.Equal("""[{"hosts":["stable-bench.trino.example.com","canary-bench.trino.example.com"],"secretName":"ingress.bench"}]""", spec["tls"]!.ToJsonString());
    }

    /// <summary>Without a ClusterRole the controller reads no IngressClass: it would pass over an Ingress that names one.</summary>
    [Fact]
    public void The_controller_goes_by_the_annotation_of_the_Ingress()
    {
        var plan = Bench();
        var (ingress, values) = (plan.Resource("tracks.bench").Inputs, plan.Resource("traefik").Inputs["values"]!);

        Assert.Null(ingress["spec"]!["ingressClassName"]);
        Assert.Equal((string?)values["providers"]!["kubernetesIngress"]!["ingressClass"], (string?)ingress["metadata"]!["annotations"]!["kubernetes.io/ingress.class"]);
        Assert.Equal("""{"enabled":false}""", values["ingressClass"]!.ToJsonString());
        Assert.Equal("""{"namespaced":true}""", values["rbac"]!.ToJsonString());
        Assert.True((bool?)plan.Resource("traefik").Inputs["skipCrds"]);
    }

    [Fact]
    public void The_coordinators_and_only_they_admit_the_controller_and_who_compares()
    {
        var spec = Bench().Resource("clients.bench").Inputs["spec"]!;

        Assert.Equal(
            """{"matchExpressions":[{"key":"app.kubernetes.io/instance","operator":"In","values":["stable","canary"]}],"matchLabels":{"app.kubernetes.io/component":"coordinator","app.kubernetes.io/name":"trino"}}""",
            spec["podSelector"]!.ToJsonString());
        var rule = Assert.Single(spec["ingress"]!.AsArray())!;
        Assert.Equal("""[{"port":8080,"protocol":"TCP"}]""", rule["ports"]!.ToJsonString());
        Assert.Equal(
            ["""trino-namespace-bench {"app.kubernetes.io/name":"traefik"}""", """trino-namespace-bench {"trino-infra/bench-client":"true"}"""],
            rule["from"]!.AsArray().Select(peer => $"{peer!["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]} {peer["podSelector"]!["matchLabels"]!.ToJsonString()}"));
    }

    /// <summary>A policy makes pods that no other selects unreachable for all it does not name: each coordinator has its chart's own.</summary>
    [Fact]
    public async Task Every_coordinator_has_a_policy_beside_it() =>
        Assert.All(
            (await Plans.OfAsync("dev")).Resources.Where(resource => resource.Inputs["chart"]?.ToString() == "trino"),
            release => Assert.True((bool?)release.Inputs["values"]!["networkPolicy"]!["enabled"]));

    [Theory]
    [InlineData("{ issuer: selfSigned }", "Issuer trino-issuer")]
    [InlineData("{ clusterIssuer: letsencrypt }", "ClusterIssuer letsencrypt")]
    public void Its_certificate_is_of_the_stacks_issuer_and_of_its_kind(string tls, string issuer)
    {
        var gateway = $"{{ hostname: trino.example.com, exposure: loadBalancer, tls: {tls} }}";
        var (certificate, own) = (
            Bench(gateway).Resource("ingress.bench").Inputs["spec"]!,
            Plan(TestStack.Good(gateway: gateway, tracks: Two), "dev").Resource("trino-coordinator-certs").Inputs["spec"]!);

        Assert.Equal(issuer, $"{certificate["issuerRef"]!["kind"]} {certificate["issuerRef"]!["name"]}");
        Assert.True(JsonNode.DeepEquals(own["privateKey"], certificate["privateKey"]));
        Assert.True(JsonNode.DeepEquals(own["issuerRef"], certificate["issuerRef"]));
    }

    [Fact]
    public void A_certificate_of_the_users_serves_here_too()
    {
        var plan = Bench("{ hostname: trino.example.com, tls: { secretName: corp } }");

        Assert.DoesNotContain(plan.Resources, resource => resource.Kind == "Certificate");
        Assert.Equal("corp", (string?)plan.Resource("tracks.bench").Inputs["spec"]!["tls"]![0]!["secretName"]);
    }

    [Theory]
    [InlineData("replicas: 3", """{"replicas":3}""", null)]
    [InlineData("autoscaling: { min: 2, max: 5, cpu: 60 }, resources: { cpu: 500m }", null,
        """{"enabled":true,"maxReplicas":5,"metrics":[{"resource":{"name":"cpu","target":{"averageUtilization":60,"type":"Utilization"}},"type":"Resource"}],"minReplicas":2}""")]
    public void It_has_as_many_pods_as_the_gateway(string gateway, string? deployment, string? autoscaling)
    {
        var values = Bench($"{{ hostname: trino.example.com, {gateway} }}").Resource("traefik").Inputs["values"]!;

        Assert.Equal((deployment, autoscaling), (values["deployment"]?.ToJsonString(), values["autoscaling"]?.ToJsonString()));
    }

    [Theory]
    [InlineData("exposure: nodePort", "NodePort", """{"limits":{"cpu":"2","memory":"1Gi"},"requests":{"cpu":"100m","memory":"128Mi"}}""")]
    [InlineData("exposure: loadBalancer, resources: { cpu: 4, memory: 2Gi }", "LoadBalancer", """{"limits":{"cpu":"4","memory":"2Gi"},"requests":{"cpu":"4","memory":"2Gi"}}""")]
    public void They_have_what_the_gateways_pods_have(string gateway, string service, string resources)
    {
        var values = Bench($"{{ hostname: trino.example.com, {gateway} }}").Resource("traefik").Inputs["values"]!;

        Assert.Equal((service, resources), ((string?)values["service"]!["spec"]!["type"], values["resources"]!.ToJsonString()));
    }

    [Fact]
    public void It_is_pulled_from_mirrors()
    {
        var bench = BenchOf.Read(
            TestStack.Good(tracks: Two),
            ("mirrors", "{ charts: { repository: oci://r.corp/charts }, images: { of: { docker.io: r.corp/hub }, pullSecrets: [corp] } }")).ValueOrThrow();
        var release = Plan(bench, "dev-bench").Resource("traefik").Inputs;

        Assert.Equal(("oci://r.corp/charts/traefik", Versions.Traefik.Version), ((string?)release["chart"], (string?)release["version"]));
        Assert.Equal("""{"registry":"r.corp/hub/library","repository":"traefik"}""", release["values"]!["image"]!.ToJsonString());
        Assert.Equal("""[{"name":"corp"}]""", release["values"]!["deployment"]!["imagePullSecrets"]!.ToJsonString());
    }

    private static StackPlan Bench(string gateway = "{ hostname: trino.example.com }") =>
        Plan(BenchOf.Good(TestStack.Good(gateway: gateway, tracks: Two)), "dev-bench");

    private static StackPlan Plan(IDeclaration declared, string stack) => PlanRecorder.RecordAsync(declared, stack).GetAwaiter().GetResult();
}
