using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.Plan;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;
using TrinoInfra.Tests.Components;

namespace TrinoInfra.Tests.Recipes;

/// <summary>The stack files of docs/recipes: each composes without a fault, makes what is held in golden/recipes, and makes its point.</summary>
public sealed class RecipesTests
{
    public static TheoryData<string> Stacks => [.. RecipePage.All.Select(recipe => recipe.Stack)];

    [Fact]
    public void Every_page_has_a_stack_file_and_is_in_the_index()
    {
        Assert.Equal(RecipePage.Pages.Select(Path.GetFileNameWithoutExtension), RecipePage.All.Select(recipe => recipe.Page).Distinct());

        var index = File.ReadAllText(Repository.File("docs", "recipes", "README.md"));
        Assert.All(RecipePage.All, recipe => Assert.Contains($"]({recipe.Page}.md)", index));
        Assert.All(RecipePage.Pages, page => Assert.Contains("\nWhat to check:\n", File.ReadAllText(page)));
    }

    /// <summary>The tree whole, and of the manifests those that are neither a track's nor a route: these look alike everywhere.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task It_makes_what_is_held(string stack)
    {
        var recipe = RecipePage.Of(stack);
        var plan = await PlanAsync(stack);

        Golden.Matches(Path.Combine("recipes", $"{stack}.txt"), await recipe.RunAsync("preview"));
        Golden.Matches(Path.Combine("recipes", $"{stack}.yaml"), string.Concat(plan.Resources
            .Where(resource => resource.Kind != "HTTPRoute" && !IsOfATrack(plan, resource))
            .Select(ManifestYaml.Document)));
    }

    /// <summary>But where the names are what stays.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task It_is_named_by_version(string stack) => Assert.All(
        (await PlanAsync(stack)).Resources.Where(resource => ((string?)resource.Inputs["chart"])?.Split('/')[^1] == "trino"),
        release =>
        {
            if (stack == "oauth2")
                Assert.Contains(release.Name, new[] { "blue", "green" });
            else
                Assert.StartsWith($"trino-{release.Inputs["values"]!["image"]!["tag"]}", release.Name);
        });

    [Theory]
    [InlineData("passwords")]
    [InlineData("oauth2")]
    [InlineData("ldap")]
    public async Task A_drain_gate_has_credentials_and_may_ask(string stack)
    {
        var gates = (await PlanAsync(stack)).Resources.Where(resource => resource.Name.EndsWith("-drain-gate", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, gates.Count);
        Assert.All(gates, gate =>
        {
            var pod = gate.Inputs["spec"]!["template"]!["spec"]!;
            Assert.Equal("trino-drain", (string?)pod["volumes"]![0]!["secret"]!["secretName"]);
            Assert.Contains("""{"name":"TRINO_HIDES_QUERIES","value":"false"}""", pod.ToJsonString());
        });
    }

    [Fact]
    public async Task Passwords_lets_the_gates_user_view_every_query_before_any_other_rule()
    {
        var values = (await PlanAsync("passwords")).Resource("trino-480").Inputs["values"]!;
        var rules = JsonNode.Parse((string)values["accessControl"]!["rules"]!["rules.json"]!)!["queries"]!;

        Assert.Equal("drain", (string?)rules[0]!["user"]);
        Assert.Contains("view", rules[0]!["allow"]!.AsArray().Select(right => (string?)right));
    }

    [Fact]
    public async Task OAuth2_tells_the_callbacks_of_its_page()
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs", "recipes", "oauth2.md"), TestContext.Current.CancellationToken);
        var said = Assert.Single((await RecipePage.Of("oauth2").SettingsAsync()).Notes);

        Assert.All(["https://blue.trino.data.example.com/oauth2/callback", "https://green.trino.data.example.com/oauth2/callback"], callback =>
        {
            Assert.Contains(callback, said.What);
            Assert.Contains($"`{callback}`", page);
        });
    }

    [Fact]
    public async Task Laptop_listens_where_others_do_not()
    {
        var facts = (await RecipePage.Of("laptop").RunAsync("cluster")).Split('\n');

        Assert.Superset(new HashSet<string> { "CONTEXT=kind-laptop", "HTTP_PORT=8080", "HTTPS_PORT=8443", "URL=https://trino.localhost:8443" }, facts.ToHashSet());
    }

    [Fact]
    public async Task Air_gapped_names_one_registry_everywhere()
    {
        var plan = await PlanAsync("air-gapped");

        Assert.All(
            plan.Resources.Where(resource => resource.Type == PlannedResource.ReleaseType && resource.Name != "gateway-api-crds"),
            release => Assert.StartsWith("oci://registry.corp.example/charts/", (string)release.Inputs["chart"]!, StringComparison.Ordinal));
        var text = string.Concat(plan.Resources.Select(resource => resource.Inputs.ToJsonString()));
        Assert.All(MirrorSettings.Hubs, hub => Assert.DoesNotContain($"\"{hub}/", text));
        Assert.Contains("\"registry.corp.example/mirror/release\"", text);
        Assert.Contains("\"registry.corp.example/dockerhub/trinodb/trino\"", text);
        Assert.DoesNotContain("v1:VXuAaPbJ1qjQsOzI", text);
    }

    [Fact]
    public async Task Eks_has_an_internal_balancer_to_two_pods()
    {
        var made = IstioGateway.Of(await PlanAsync("eks"));

        Assert.Equal(
            "internal ip", $"{Annotation(made, "service.beta.kubernetes.io/aws-load-balancer-scheme")} {Annotation(made, "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type")}");
        Assert.Equal("service.k8s.aws/nlb", (string?)made["Service"]["spec"]!["loadBalancerClass"]);
        Assert.Equal(["10.0.0.0/8"], made["Service"]["spec"]!["loadBalancerSourceRanges"]!.AsArray().Select(range => (string?)range));
        Assert.Equal(2, (int)made["Deployment"]["spec"]!["replicas"]!);
        Assert.Equal(1, (int)made["PodDisruptionBudget"]["spec"]!["minAvailable"]!);
    }

    [Fact]
    public async Task Eks_has_its_certificate_from_the_issuer_of_the_page()
    {
        var manifest = RecipePage.Parse(RecipePage.Of("eks").Manifest("ClusterIssuer"));
        var plan = await PlanAsync("eks");

        Assert.Equal((string?)manifest["metadata"]!["name"], (string?)plan.Resource("trino-coordinator-certs").Inputs["spec"]!["issuerRef"]!["name"]);
        // A wildcard is proved by DNS-01 alone.
        Assert.Contains("*.trino.data.example.com", plan.Resource("trino-coordinator-certs").Inputs["spec"]!["dnsNames"]!.AsArray().Select(name => (string?)name));
        Assert.NotNull(manifest["spec"]!["acme"]!["solvers"]![0]!["dns01"]!["route53"]);
    }

    [Fact]
    public async Task Autopilot_needs_nothing_in_kube_system()
    {
        var plan = await PlanAsync("autopilot");

        Assert.All(plan.Resources, resource => Assert.DoesNotContain("kube-system", resource.Inputs.ToJsonString()));
        Assert.Equal(
            "cert-manager", (string?)plan.Resource("cert-manager").Inputs["values"]!["global"]!["leaderElection"]!["namespace"]);
        Assert.DoesNotContain(plan.Resources, resource => resource.Name == "gateway-api-crds");
        Assert.Equal("Internal", Annotation(IstioGateway.Of(plan), "networking.gke.io/load-balancer-type"));
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("worker")]
    public async Task Autopilot_is_asked_to_leave_Trinos_pods_where_they_are(string node) => Assert.Equal(
        "false",
        (string?)(await PlanAsync("autopilot")).Resource("trino-480").Inputs["values"]![node]!["annotations"]!["cluster-autoscaler.kubernetes.io/safe-to-evict"]);

    [Fact]
    public async Task Openshift_chooses_the_users()
    {
        var plan = await PlanAsync("openshift");

        foreach (var track in new[] { "trino-479", "trino-480" })
        {
            Assert.Equal("[]", plan.Resource(track).Inputs["values"]!["securityContext"]!.ToJsonString());
            var gate = plan.Resource($"{track}-drain-gate").Inputs["spec"]!["template"]!["spec"]!;
            Assert.DoesNotContain("runAsUser", gate.ToJsonString());
        }

        Assert.DoesNotContain(plan.Resources, resource => resource.Name == "gateway-api-crds");
        Assert.Equal("openshift", (string?)plan.Resource("istiod").Inputs["values"]!["global"]!["platform"]);
    }

    [Fact]
    public async Task Quota_holds_what_runs_and_what_comes_for_a_while()
    {
        var plan = await PlanAsync("quota");
        var hard = RecipePage.Parse(RecipePage.Of("quota").Manifest("ResourceQuota"))["spec"]!["hard"]!.AsObject();
        var made = IstioGateway.Of(plan);
        var proxy = made["Deployment"]["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"]!;

        // A Deployment replaces its pods with a quarter of them, at least one, beyond its number.
        List<(JsonNode Resources, int Pods)> pods = [(proxy, (int)made["Deployment"]["spec"]!["replicas"]! + 1)];
        foreach (var values in plan.Resources.Where(resource => (string?)resource.Inputs["chart"] == "trino").Select(release => release.Inputs["values"]!))
        {
            var workers = (int)(long)values["server"]!["workers"]!;
            pods.Add((values["coordinator"]!["resources"]!, 1));
            pods.Add((values["worker"]!["resources"]!, workers + ((workers + 3) / 4)));
        }

        foreach (var gate in plan.Resources.Where(resource => resource.Name.EndsWith("-drain-gate", StringComparison.Ordinal)))
            pods.Add((gate.Inputs["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"]!, 2));

        Assert.InRange(pods.Sum(pod => pod.Pods), 1, int.Parse($"{hard["pods"]}"));
        Assert.InRange(pods.Sum(pod => pod.Pods * CpuQuantity.Of($"{pod.Resources["requests"]!["cpu"]}").Millis), 1, CpuQuantity.Of($"{hard["requests.cpu"]}").Millis);
        foreach (var kind in new[] { "requests", "limits" })
            Assert.InRange(pods.Sum(pod => pod.Pods * Bytes(pod.Resources[kind]!["memory"])), 1, Bytes(hard[$"{kind}.memory"]));
        Assert.All(pods, pod => Assert.NotNull(pod.Resources["limits"]!["memory"]));
        Assert.DoesNotContain("limits.cpu", hard.Select(limit => limit.Key));

        static long Bytes(JsonNode? amount) => MemorySize.OfKubernetes($"{amount}")!.Value;
    }

    [Fact]
    public async Task Quota_leaves_the_namespace_and_its_Secrets_to_others()
    {
        var plan = await PlanAsync("quota");

        Assert.DoesNotContain(plan.Resources, resource => resource.Kind is "Namespace" && (string?)resource.Inputs["metadata"]!["name"] == "data-trino");
        Assert.DoesNotContain(plan.Resources, resource => resource.Kind is "Secret" or "Certificate");
        Assert.Equal(
            "trino-tls",
            (string?)plan.Resource("trino-gateway").Inputs["spec"]!["listeners"]!.AsArray().Single(listener => (string?)listener!["name"] == "https")!["tls"]!["certificateRefs"]![0]!["name"]);
    }

    [Theory]
    [InlineData("POST https://trino.data.example.com/v1/statement", "new-statements", 200)]
    [InlineData("GET https://trino-480.trino.data.example.com/v1/statement/executing/x/y/1", "everything", 200)]
    [InlineData("POST http://trino.data.example.com/v1/statement", null, 308)]
    [InlineData("GET http://trino-479.trino.data.example.com/ui", null, 308)]
    public async Task Shared_gateway_takes_the_routes_of_the_stack(string request, string? rule, int status)
    {
        var recipe = RecipePage.Of("shared");

        var answer = await recipe.ExplainAsync(recipe.Manifest("Gateway"), request);

        Assert.Equal(status, (int)answer["status"]!);
        if (rule is not null)
            Assert.Equal(rule, (string?)answer["rule"]);
    }

    [Fact]
    public async Task Shared_gateway_takes_them_from_the_namespace_that_it_names_alone()
    {
        var recipe = RecipePage.Of("shared");

        var answer = await recipe.ExplainAsync(
            recipe.Manifest("Gateway").Replace("metadata.name: data-trino", "metadata.name: others", StringComparison.Ordinal), "POST https://trino.data.example.com/v1/statement");

        Assert.Equal(404, (int)answer["status"]!);
    }

    [Fact]
    public async Task Shared_gateway_is_not_the_stacks()
    {
        var kinds = (await PlanAsync("shared")).Resources.Where(resource => !resource.IsComponent).Select(resource => resource.Kind).Distinct().Order();

        Assert.Equal(["Deployment", "HTTPRoute", "Provider", "Release"], kinds);
    }

    [Fact]
    public async Task Two_teams_share_no_object()
    {
        var (sales, risk) = (SecondStackTests.Objects(await PlanAsync("sales")), SecondStackTests.Objects(await PlanAsync("risk")));

        Assert.NotEmpty(risk);
        Assert.Empty(sales.Intersect(risk));
        Assert.All(new[] { "Release istio-system/istiod", "Release cert-manager/cert-manager", "Release gateway-api/gateway-api-crds" }, once => Assert.Contains(once, sales));
    }

    [Fact]
    public async Task Aks_is_asked_for_health_by_TCP_on_every_port()
    {
        var made = IstioGateway.Of(await PlanAsync("aks"));

        Assert.Equal("true", Annotation(made, "service.beta.kubernetes.io/azure-load-balancer-internal"));
        // Of the others Azure makes TCP anyway.
        Assert.All(
            made["Service"]["spec"]!["ports"]!.AsArray().Where(port => (string?)port!["appProtocol"] is "http" or "https"),
            port => Assert.Equal("tcp", Annotation(made, $"service.beta.kubernetes.io/port_{port!["port"]}_health-probe_protocol")));
    }

    [Fact]
    public async Task Aks_has_names_of_one_label_and_no_wildcard()
    {
        var plan = await PlanAsync("aks");

        Assert.Equal(
            ["trino-479-trino.data.corp", "trino-480-trino.data.corp", "trino.data.corp"],
            plan.Resources.Where(resource => resource.Kind == "Certificate").SelectMany(certificate => certificate.Inputs["spec"]!["dnsNames"]!.AsArray()).Select(name => (string)name!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_name_is_all_that_DNS_and_the_certificate_have()
    {
        var plan = await PlanAsync("one-name");

        Assert.Equal(
            ["trino.corp.example"],
            plan.Resources.Where(resource => resource.Kind == "HTTPRoute").SelectMany(route => route.Inputs["spec"]!["hostnames"]!.AsArray()).Select(host => (string)host!).Distinct());
        Assert.DoesNotContain(plan.Resources, resource => resource.Kind is "Certificate" or "Namespace" && $"{resource.Inputs["metadata"]!["namespace"] ?? resource.Inputs["metadata"]!["name"]}" == "trino-namespace");
        Assert.Contains("https://trino.corp.example", await RecipePage.Of("one-name").RunAsync("preview"));
    }

    private static Task<StackPlan> PlanAsync(string stack) => RecipePage.Of(stack).PlanAsync();

    private static string? Annotation(ImmutableDictionary<string, JsonObject> made, string key) => (string?)made["Service"]["metadata"]!["annotations"]![key];

    private static bool IsOfATrack(StackPlan plan, PlannedResource resource) =>
        resource.Type.EndsWith(":TrinoTrack", StringComparison.Ordinal)
        || (resource.Parent is { } parent && IsOfATrack(plan, plan.Resource(parent)));
}
