using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrinoInfra.Plan;
using TrinoInfra.Tests.Components;

namespace TrinoInfra.Tests.Recipes;

/// <summary>What the recipes of metrics, scaling, catalogs, access control and clients promise.</summary>
public sealed class WorkloadRecipesTests
{
    [Fact]
    public async Task Prometheus_alone_may_scrape_every_pod_on_the_exporters_port()
    {
        var plan = await PlanAsync("prometheus");
        var values = Values(plan, "trino-480");

        Assert.True((bool)values["jmx"]!["enabled"]! && (bool)values["jmx"]!["exporter"]!["enabled"]! && (bool)values["serviceMonitor"]!["enabled"]!);
        Assert.Equal(
            ["coordinator monitoring app.kubernetes.io/name=prometheus 5556", "worker monitoring app.kubernetes.io/name=prometheus 5556"], Admitted(plan));
        // The exporter would watch itself.
        Assert.Contains("hostPort: localhost:{{ .Values.jmx.registryPort }}", (string?)values["jmx"]!["exporter"]!["configProperties"]);
    }

    [Fact]
    public async Task Keda_counts_by_what_Prometheus_may_scrape_and_reaches_nothing_itself()
    {
        var plan = await PlanAsync("keda");
        var values = Values(plan, "trino-480");
        var keda = values["server"]!["keda"]!;

        Assert.Equal(["coordinator monitoring app.kubernetes.io/name=prometheus 5556"], Admitted(plan));
        Assert.Equal(0, (int)(long)values["server"]!["workers"]!);
        Assert.False((bool)values["coordinator"]!["config"]!["nodeScheduler"]!["includeCoordinator"]!);
        Assert.Equal((0, 10), ((int)(long)keda["minReplicaCount"]!, (int)(long)keda["maxReplicaCount"]!));
        // What the queries ask for is of the beans that the exporter reads.
        var beans = Regex.Matches((string)values["jmx"]!["coordinator"]!["exporter"]!["configProperties"]!, "trino\\.execution:name=(\\w+)").Select(bean => bean.Groups[1].Value).ToHashSet();
        var asked = keda["triggers"]!.AsArray().SelectMany(trigger => Regex.Matches((string)trigger!["metadata"]!["query"]!, @"trino_execution_(\w+?)_\w+").Select(metric => metric.Groups[1].Value)).ToHashSet();
        Assert.Equal(["ClusterSizeMonitor", "QueryManager"], asked.Order());
        Assert.Superset(asked, beans);
        Assert.All(keda["triggers"]!.AsArray(), trigger => Assert.Contains("service=\"{{ .Release.Name }}\"", (string?)trigger!["metadata"]!["query"]));
    }

    [Fact]
    public async Task Hpa_goes_by_CPU_alone_from_the_tracks_workers_on()
    {
        var values = Values(await PlanAsync("hpa"), "trino-480");
        var autoscaling = values["server"]!["autoscaling"]!;

        Assert.Equal((3, 12), ((int)(long)values["server"]!["workers"]!, (int)(long)autoscaling["maxReplicas"]!));
        Assert.Equal("70 ", $"{autoscaling["targetCPUUtilizationPercentage"]} {autoscaling["targetMemoryUtilizationPercentage"]}");
        // Every container of a worker's pod asks for CPU: there is but one.
        Assert.NotNull(values["worker"]!["resources"]!["requests"]!["cpu"]);
        Assert.False(values.AsObject().ContainsKey("sidecarContainers") || values.AsObject().ContainsKey("jmx"));
    }

    [Theory]
    [InlineData("POST https://trino.data.example.com/v1/statement", "new-statements")]
    [InlineData("GET https://trino-480.trino.data.example.com/v1/statement/executing/x/y/1", "everything")]
    public async Task Superset_takes_the_gateways_way_like_anybody(string request, string rule) =>
        Assert.Equal(rule, (string?)(await AskAsync("superset", request))["rule"]);

    [Fact]
    public async Task Superset_finds_what_its_page_names_and_no_way_past_the_gateway()
    {
        var plan = await PlanAsync("superset");
        var page = await PageAsync("superset");

        Assert.Empty(Admitted(plan));
        var gateway = plan.Resource("trino-gateway").Inputs;
        Assert.Contains(
            $"`{gateway["metadata"]!["name"]}-{gateway["spec"]!["gatewayClassName"]}.{gateway["metadata"]!["namespace"]}.svc.cluster.local`", page);
        var authority = plan.Resource("trino-certificate-authority").Inputs;
        Assert.Contains($"kubectl get secret {authority["spec"]!["secretName"]} -n {authority["metadata"]!["namespace"]} ", page);
        Assert.Contains("trino://superset@trino.data.example.com:443/orders", page);
    }

    [Fact]
    public async Task Iceberg_has_an_account_a_track_that_the_role_trusts_and_no_key()
    {
        var plan = await PlanAsync("iceberg");
        var trust = JsonNode.Parse(Regex.Match(await PageAsync("iceberg-s3"), @"^```json\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value)!;
        var subject = (string)trust["Statement"]![0]!["Condition"]!["StringLike"]!.AsObject().Single().Value!;

        foreach (var track in new[] { "trino-479", "trino-480" })
        {
            var account = Values(plan, track)["serviceAccount"]!;
            Assert.True((bool)account["create"]!);
            Assert.Null(account["name"]);
            // The gate bears it, and so it is what the chart calls it.
            var gate = plan.Resource($"{track}-drain-gate").Inputs;
            var name = $"system:serviceaccount:{gate["metadata"]!["namespace"]}:{gate["spec"]!["template"]!["spec"]!["serviceAccountName"]}";
            Assert.Matches($"^{Regex.Escape(subject).Replace("\\*", ".*", StringComparison.Ordinal)}$", name);
            Assert.StartsWith("arn:aws:iam::", (string?)account["annotations"]!["eks.amazonaws.com/role-arn"]);
            var lake = Values(plan, track)["additionalCatalogs"]!["lake"]!.ToString().Split('\n');
            Assert.Contains("fs.native-s3.enabled=true", lake);
            Assert.DoesNotContain(lake, line => line.Contains("key", StringComparison.Ordinal) || line.StartsWith("s3.iam-role", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Opa_decides_for_the_coordinator_and_the_gate_waits_the_whole_drain()
    {
        var plan = await PlanAsync("opa");
        var values = Values(plan, "trino-480");

        Assert.Contains("access-control.name=opa", (string?)values["accessControl"]!["properties"]);
        // Workers keep the file by which they leave.
        Assert.Contains("access-control.name=file", (string?)values["worker"]!["additionalConfigFiles"]!["access-control.properties"]);
        Assert.Equal("true", Variable(plan, "trino-480", "TRINO_HIDES_QUERIES"));

        var groups = JsonNode.Parse((string)values["resourceGroups"]!["resourceGroupsConfig"]!)!;
        var known = groups["rootGroups"]!.AsArray().SelectMany(root => root!["subGroups"]!.AsArray().Select(sub => $"{root["name"]}.{sub!["name"]}"));
        Assert.All(groups["selectors"]!.AsArray(), selector => Assert.Contains((string?)selector!["group"], known));
        // The page's policy is at the addresses that Trino asks.
        var policy = await PageAsync("opa");
        foreach (Match address in Regex.Matches((string)values["accessControl"]!["properties"]!, @"/v1/data/(\w+)/(\w+)"))
        {
            Assert.Contains($"\npackage {address.Groups[1].Value}\n", policy);
            Assert.Matches($"\n(default )?{address.Groups[2].Value}\\b", policy);
        }
    }

    [Fact]
    public async Task Batch_retries_tasks_and_every_wait_outlasts_the_one_before()
    {
        var plan = await PlanAsync("batch");
        var values = Values(plan, "trino-480-batch");
        const int Drain = 12 * 60 * 60;

        Assert.Contains("retry-policy=TASK", values["additionalConfigProperties"]!.AsArray().Select(line => (string?)line));
        Assert.Equal("filesystem", (string?)values["server"]!["exchangeManager"]!["name"]);
        Assert.DoesNotContain(Values(plan, "trino-480")["additionalConfigProperties"]!.AsArray(), line => ((string)line!).StartsWith("retry-policy", StringComparison.Ordinal));

        var gate = plan.Resource("trino-480-batch-drain-gate");
        Assert.Equal($"{Drain}", Variable(plan, "trino-480-batch", "DRAIN_SECONDS"));
        Assert.Equal(Drain + 30, (long)gate.Inputs["spec"]!["template"]!["spec"]!["terminationGracePeriodSeconds"]!);
        Assert.Equal($"{Drain + 30 + 300}s", (string?)gate.Options["customTimeouts"]!["delete"]);
        Assert.Equal(Drain + 60, (long)values["worker"]!["terminationGracePeriodSeconds"]!);
        Assert.Equal(900, (long)plan.Resource("trino-480-batch").Inputs["timeout"]!);
    }

    [Theory]
    [InlineData("batch", "X-Trino-Client-Tags: nightly,batch", "trino-480-batch")]
    [InlineData("batch", "X-Trino-Client-Tags: nightly", "trino-480")]
    [InlineData("team", "X-Trino-Client-Tags: canary", "trino-480")]
    [InlineData("team", "X-Trino-User: ann@risk.example.com", "trino-480")]
    [InlineData("team", "X-Trino-User: ann@riskXexample.com", "trino-479")]
    [InlineData("team", "X-Trino-User: ann@sales.example.com", "trino-479")]
    public async Task Statements_go_where_their_header_says(string stack, string header, string track)
    {
        var answer = await AskAsync(stack, "POST https://trino.data.example.com/v1/statement", header);

        Assert.Equal([track], answer["backends"]!.AsArray().Where(backend => (double)backend!["percent"]! > 0).Select(backend => (string?)backend!["name"]));
    }

    private static Task<StackPlan> PlanAsync(string stack) => RecipePage.Of(stack).PlanAsync();

    private static Task<string> PageAsync(string page) => File.ReadAllTextAsync(Repository.File("docs", "recipes", $"{page}.md"), TestContext.Current.CancellationToken);

    private static async Task<JsonObject> AskAsync(string stack, string request, params string[] headers) =>
        JsonNode.Parse(await RecipePage.Of(stack).RunAsync("explain", [request, "--json", .. headers.SelectMany(header => new[] { "-H", header })]))!.AsObject();

    private static JsonNode Values(StackPlan plan, string track) => plan.Resource(track).Inputs["values"]!;

    private static string? Variable(StackPlan plan, string track, string name) =>
        (string?)plan.Resource($"{track}-drain-gate").Inputs["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray().Single(variable => (string?)variable!["name"] == name)!["value"];

    /// <summary>Whom the stack's own policies let in: the node, the namespace, the labels and the ports.</summary>
    private static IEnumerable<string> Admitted(StackPlan plan) =>
        from policy in plan.Resources
        where policy.Kind == "NetworkPolicy"
        from rule in policy.Inputs["spec"]!["ingress"]!.AsArray()
        from peer in rule!["from"]!.AsArray()
        let node = policy.Inputs["spec"]!["podSelector"]!["matchLabels"]!["app.kubernetes.io/component"]
        let labels = string.Join(',', peer["podSelector"]!["matchLabels"]!.AsObject().Select(label => $"{label.Key}={label.Value}"))
        select $"{node} {peer["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]} {labels} {string.Join(',', rule["ports"]!.AsArray().Select(port => $"{port!["port"]}"))}";
}
