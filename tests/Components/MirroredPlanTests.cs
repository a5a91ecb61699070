using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What of a plan changes where charts and images come from mirrors.</summary>
public sealed class MirroredPlanTests
{
    private const string Everything =
        "{ charts: { repository: 'oci://registry.corp/charts', username: robot, password: { secure: v1:abc } }, images: { registry: registry.corp/x, pullSecrets: [regcred] } }";

    [Fact]
    public async Task Every_chart_is_pulled_from_the_mirror_with_its_credentials()
    {
        var plan = await PlanAsync(Everything);

        var releases = plan.Resources.Where(resource => resource.Type == PlannedResource.ReleaseType && resource.Name != "gateway-api-crds").ToList();
        Assert.Equal(
            ["oci://registry.corp/charts/base 1.30.3", "oci://registry.corp/charts/cert-manager v1.21.1", "oci://registry.corp/charts/cilium 1.20.0", "oci://registry.corp/charts/istiod 1.30.3", "oci://registry.corp/charts/trino 1.42.2"],
            releases.Select(release => $"{release.Inputs["chart"]} {release.Inputs["version"]}").Distinct().Order(StringComparer.Ordinal));
        Assert.All(releases, release => Assert.Equal("""{"password":"[secret]","username":"robot"}""", release.Inputs["repositoryOpts"]!.ToJsonString()));
    }

    [Fact]
    public async Task From_a_repository_by_its_address() => Assert.Equal(
        """{"password":"[secret]","repo":"https://charts.corp","username":"robot"}""",
        (await PlanAsync("{ charts: { repository: https://charts.corp/, username: robot, password: { secure: v1:abc } } }")).Resource("cert-manager").Inputs["repositoryOpts"]!.ToJsonString());

    /// <summary>That the charts make of these values what is meant was seen by `helm template` of each.</summary>
    [Fact]
    public async Task Every_image_is_of_the_mirror_and_pulled_with_the_secret()
    {
        var plan = await PlanAsync(Everything);
        JsonNode Values(string release) => plan.Resource(release).Inputs["values"]!;

        Assert.Equal(
            ["registry.corp/x/cilium/cilium", "registry.corp/x/cilium/operator", "registry.corp/x/cilium/cilium-envoy"],
            new[] { "image", "operator/image", "envoy/image" }.Select(path => Text(Values("cilium"), $"{path}/repository")));
        Assert.Equal("registry.corp/x/release", Text(Values("istiod"), "global/hub"));
        Assert.Equal(
            [.. Versions.CertManager.Images.Select(image => $"registry.corp/x/jetstack/{image.Name}")],
            new[] { "image", "webhook/image", "cainjector/image", "acmesolver/image", "startupapicheck/image" }.Select(path => Text(Values("cert-manager"), $"{path}/repository")));
        Assert.Equal(("registry.corp/x/trinodb/trino", "registry.corp/x/bitnamilegacy/jmx-exporter:1.4.0"), (Text(Values("stable"), "image/repository"), Text(Values("stable"), "jmx/exporter/image")));
        Assert.Equal("""["regcred"]""", Values("istiod")["global"]!["imagePullSecrets"]!.ToJsonString());
        Assert.All(
            new[] { Values("cilium"), Values("cert-manager")["global"]!, Values("stable") },
            values => Assert.Equal("""[{"name":"regcred"}]""", values["imagePullSecrets"]!.ToJsonString()));
        Assert.Equal("cert-manager", Text(Values("cert-manager"), "global/leaderElection/namespace"));
    }

    [Fact]
    public async Task The_drain_gate_is_of_the_same_image_with_the_same_secrets()
    {
        var gate = (await PlanAsync(Everything)).Resource("stable-drain-gate").Inputs["spec"]!["template"]!["spec"]!;

        Assert.Equal(("registry.corp/x/trinodb/trino:480", """[{"name":"regcred"}]"""), (Text(gate["containers"]![0]!, "image"), gate["imagePullSecrets"]!.ToJsonString()));
    }

    /// <summary>The chart takes them away from an image of another address.</summary>
    [Theory]
    [InlineData("version: 480", "-XX:+UnlockDiagnosticVMOptions -XX:G1NumCollectionsKeepPinned=10000000")]
    [InlineData("version: 480, values: { worker: { additionalJVMConfig: [-Da=b] } }", "-XX:+UnlockDiagnosticVMOptions -XX:G1NumCollectionsKeepPinned=10000000 -Da=b")]
    [InlineData("version: 447", "")]
    [InlineData("version: latest", "")]
    [InlineData("version: 480, values: { image: { digest: 'sha256:0' } }", "")]
    public async Task The_JVM_gets_what_the_chart_gives_it_for_the_published_image(string track, string options)
    {
        var mirrored = (await PlanAsync(Everything, track)).Resource("stable").Inputs["values"]!;

        Assert.Equal(options, string.Join(' ', mirrored["worker"]!["additionalJVMConfig"]?.AsArray().Select(option => (string)option!) ?? []));
    }

    [Fact]
    public async Task A_mirror_of_other_images_leaves_the_tracks_alone() => Assert.Equal(
        (await PlanAsync("{}")).Resource("stable").Inputs.ToJsonString(),
        (await PlanAsync("{ images: { of: { quay.io: a.corp, registry.istio.io: b.corp } } }")).Resource("stable").Inputs.ToJsonString());

    private static string? Text(JsonNode node, string path) => (string?)path.Split('/').Aggregate((JsonNode?)node, (at, key) => at?[key]);

    private static Task<StackPlan> PlanAsync(string mirrors, string track = "version: 480") => PlanRecorder.RecordAsync(
        TestStack.Good(tracks: $"[{{ name: stable, weight: 1, chart: 1.42.2, {track} }}]", more: ("mirrors", mirrors)), "test");
}
