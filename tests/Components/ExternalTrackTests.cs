using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>A track of a Trino that is there already: the way to it, and nothing of it.</summary>
public sealed class ExternalTrackTests
{
    private const string Own = "{ name: stable, weight: 90, version: '479', chart: 1.42.2, values: { image: { repository: registry.corp/trino }, securityContext: { runAsUser: 7 }, coordinator: { nodeSelector: { pool: trino } } } }";

    private const string Old = "{ name: old, weight: 10, drain: 30m, external: { host: trino.old.corp, tls: { ca: corp-ca, hostname: trino.corp } } }";

    [Fact]
    public async Task Has_a_host_that_the_gateway_knows_its_routes_and_a_gate()
    {
        var plan = await PlanAsync($"[{Own}, {Old}]");

        Assert.Equal(
            ["BackendTLSPolicy old-backend-tls", "Deployment old-drain-gate", "HTTPRoute old-host", "HTTPRoute old-transactions", "ServiceEntry old-service-entry"],
            plan.Resources.Where(resource => resource.Parent == "old-track").Select(resource => $"{resource.Kind} {resource.Name}").Order(StringComparer.Ordinal));
        Assert.Equal(
            """{"exportTo":["."],"hosts":["trino.old.corp"],"location":"MESH_EXTERNAL","ports":[{"name":"http","number":443,"protocol":"HTTP"}],"resolution":"DNS"}""",
            Spec(plan, "old-service-entry").ToJsonString());
        Assert.Equal(
            """{"targetRefs":[{"group":"networking.istio.io","kind":"ServiceEntry","name":"old-service-entry"}],"validation":{"caCertificateRefs":[{"group":"","kind":"ConfigMap","name":"corp-ca"}],"hostname":"trino.corp","subjectAltNames":[{"hostname":"trino.corp","type":"Hostname"}]}}""",
            Spec(plan, "old-backend-tls").ToJsonString());
    }

    [Theory]
    [InlineData("{ host: trino.old.corp }", null)]
    [InlineData("{ host: trino.old.corp, tls: true }", """{"hostname":"trino.old.corp","subjectAltNames":[{"hostname":"trino.old.corp","type":"Hostname"}],"wellKnownCACertificates":"System"}""")]
    public async Task Tls_is_spoken_where_it_is_asked_for(string external, string? validation)
    {
        var plan = await PlanAsync($"[{Own}, {{ name: old, weight: 10, external: {external} }}]");

        Assert.Equal(validation, plan.Resources.SingleOrDefault(resource => resource.Kind == "BackendTLSPolicy")?.Inputs["spec"]!["validation"]!.ToJsonString());
    }

    [Fact]
    public async Task Every_rule_that_leads_to_it_names_its_host()
    {
        var plan = await PlanAsync($"[{Own}, {Old}]");
        const string Reference = """{"group":"networking.istio.io","kind":"Hostname","name":"trino.old.corp","port":443}""";

        string[] References(string route) => [.. Spec(plan, route)["rules"]!.AsArray()
            .SelectMany(rule => rule!["backendRefs"]?.AsArray().Concat(rule["filters"]?.AsArray().Select(filter => filter!["requestMirror"]?["backendRef"]) ?? []) ?? [])
            .OfType<JsonObject>().Where(backend => backend["kind"] is not null)
            .Select(backend => new JsonObject(new[] { "group", "kind", "name", "port" }.Select(key => KeyValuePair.Create(key, backend[key]?.DeepClone()))).ToJsonString())];
        Assert.Equal([Reference], References("old-host"));
        Assert.Equal([Reference], References("old-transactions"));
        // Its own rule, new statements, kills.
        Assert.Equal([Reference, Reference, Reference], References("trino-coordinator-route"));
        Assert.Empty(References("stable-host"));
    }

    [Theory]
    [InlineData("trino-namespace", "old-service-entry")]
    [InlineData("istiod", "old-service-entry")]
    [InlineData("old-service-entry", "old-backend-tls")]
    [InlineData("old-backend-tls", "old-host")]
    [InlineData("trino-gateway", "old-host")]
    [InlineData("old-backend-tls", "trino-coordinator-route")]
    [InlineData("old-host", "old-drain-gate")]
    [InlineData("old-transactions", "old-drain-gate")]
    [InlineData("old-backend-tls", "old-drain-gate")]
    public async Task Of_two_resources_the_second_waits_for_the_first(string first, string then) =>
        Assert.True((await PlanAsync($"[{Own}, {Old}]")).Precedes(first, then), $"{then} does not wait for {first}.");

    [Fact]
    public async Task Its_gate_asks_it_where_it_is_and_runs_as_a_coordinator_of_the_stack_does()
    {
        var plan = await PlanAsync($"[{Own}, {Old}]");
        var (gate, like) = (Pod(plan, "old"), Pod(plan, "stable"));

        Assert.Equal(
            [
                ("COORDINATOR_URL", "https://trino.corp:443"), ("DRAIN_SECONDS", "1800"), ("TRINO_HIDES_QUERIES", "false"), ("GONE_SECONDS", "30"),
                ("COORDINATOR_ADDRESS", "trino.old.corp:443"), ("COORDINATOR_AUTHORITY", "/etc/trino-authority/ca.crt"),
            ],
            Variables(gate));
        Assert.Equal("""[{"configMap":{"name":"corp-ca"},"name":"authority"}]""", gate["volumes"]!.ToJsonString());
        Assert.Equal("""[{"mountPath":"/etc/trino-authority","name":"authority","readOnly":true}]""", gate["containers"]![0]!["volumeMounts"]!.ToJsonString());
        Assert.Equal("registry.corp/trino:479", (string?)gate["containers"]![0]!["image"]);
        Assert.All(["securityContext", "nodeSelector", "affinity"], key => Assert.Equal(like[key]!.ToJsonString(), gate[key]!.ToJsonString()));
    }

    [Fact]
    public async Task A_stack_without_a_Trino_of_its_own_has_gates_of_the_programs_image_from_the_mirror()
    {
        var plan = await PlanRecorder.RecordAsync(
            TestStack.Good(tracks: "[{ name: old, weight: 1, external: { host: trino.old.corp } }]", more: ("mirrors", "{ images: { registry: mirror.corp, pullSecrets: [pull] } }")), "test");
        var gate = Pod(plan, "old");

        Assert.DoesNotContain(plan.Resources, resource => resource.Kind == "Release" && resource.Name == "old");
        Assert.Equal($"mirror.corp/trinodb/trino:{Versions.TrinoCharts[0].AppVersion}", (string?)gate["containers"]![0]!["image"]);
        Assert.Equal("""[{"name":"pull"}]""", gate["imagePullSecrets"]!.ToJsonString());
        Assert.Equal([("COORDINATOR_URL", "http://trino.old.corp:8080"), ("DRAIN_SECONDS", "300"), ("TRINO_HIDES_QUERIES", "false"), ("GONE_SECONDS", "30")], Variables(gate));
        Assert.All(["affinity", "volumes"], key => Assert.Null(gate[key]));
    }

    [Theory]
    [InlineData("", "false")]
    [InlineData("drainCredentials: { secret: gate }, ", "true")]
    [InlineData("drainCredentials: { secret: gate, seesEveryQuery: true }, ", "false")]
    public async Task With_credentials_its_gate_believes_the_list_where_they_are_said_to_see_all(string credentials, string hidden)
    {
        var gate = Pod(await PlanAsync($"[{Own}, {Old.Replace("drain: 30m, ", $"drain: 30m, {credentials}")}]"), "old");

        Assert.Contains(("TRINO_HIDES_QUERIES", hidden), Variables(gate));
        Assert.Equal(credentials.Length == 0 ? 1 : 2, gate["volumes"]!.AsArray().Count);
    }

    [Fact]
    public async Task Without_a_drain_there_is_no_gate() =>
        Assert.DoesNotContain((await PlanAsync($"[{Own.Replace("weight: 90", "weight: 90, drain: 0s")}, {Old.Replace("30m", "0s")}]")).Resources, resource => resource.Kind == "Deployment");

    [Fact]
    public async Task Coming_and_going_it_changes_nothing_of_the_other_tracks()
    {
        var (with, without) = (await PlanAsync($"[{Own}, {Old}]"), await PlanAsync($"[{Own}]"));

        Assert.All(
            without.Resources.Where(resource => resource.Name != "trino-coordinator-route"),
            resource => Assert.Equal(resource.Inputs.ToJsonString(), with.Resource(resource.Name).Inputs.ToJsonString()));
        Assert.Equal(with.Resources.Where(resource => resource.Kind == "Release").Select(release => release.Name), without.Resources.Where(resource => resource.Kind == "Release").Select(release => release.Name));
    }

    [Fact]
    public async Task The_platforms_Gateway_knows_its_host_in_its_own_namespace()
    {
        var plan = await PlanRecorder.RecordAsync(
            TestStack.Good(
                gateway: "{ hostname: trino.example.com, existing: { name: shared, namespace: platform, listeners: { https: https }, pods: { namespace: istio-ingress } } }",
                tracks: $"[{Own}, {Old}]"),
            "test");

        Assert.Equal("""[".","istio-ingress"]""", Spec(plan, "old-service-entry")["exportTo"]!.ToJsonString());
        Assert.Equal(["trino-namespace"], plan.Resource("old-service-entry").DependsOn);
    }

    private static Task<StackPlan> PlanAsync(string tracks) => PlanRecorder.RecordAsync(TestStack.Good(tracks: tracks), "test");

    private static JsonObject Spec(StackPlan plan, string name) => plan.Resource(name).Inputs["spec"]!.AsObject();

    private static JsonObject Pod(StackPlan plan, string track) => Spec(plan, $"{track}-drain-gate")["template"]!["spec"]!.AsObject();

    private static IEnumerable<(string?, string?)> Variables(JsonObject pod) => pod["containers"]![0]!["env"]!.AsArray()
        .Select(variable => ((string?)variable!["name"], (string?)variable["value"]));
}
