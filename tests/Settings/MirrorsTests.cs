using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

public sealed class MirrorsTests
{
    private const string AnAddress = "give one such as oci://registry.corp/charts or https://charts.corp/helm";
    private const string ARegistry = "give one such as registry.corp or registry.corp:5000/dockerhub";
    private const string Hubs =
        "give one of docker.io, docker.io/bitnamilegacy, docker.io/library, docker.io/trinodb, quay.io, quay.io/cilium, quay.io/jetstack, registry.istio.io, registry.istio.io/release";

    [Fact]
    public void Without_mirrors_everything_is_where_it_is_published()
    {
        foreach (var mirrors in new[] { TestStack.Good().Mirrors, Mirrors("{}"), Mirrors("{ charts: {}, images: {} }"), Mirrors("{ charts: { of: {} }, images: { of: {}, pullSecrets: [] } }") })
        {
            Assert.All(Versions.Charts, chart => Assert.Equal(chart, mirrors.Found(chart)));
            Assert.All(MirrorSettings.Hubs, hub => Assert.Null(mirrors.HubOf(hub)));
            Assert.Empty(mirrors.PullSecrets);
        }
    }

    [Theory]
    [InlineData("oci://registry.corp:5000/charts", "oci://registry.corp:5000/charts/istiod", null)]
    [InlineData("oci://registry.corp/charts/", "oci://registry.corp/charts/istiod", null)]
    [InlineData("https://charts.corp/helm/", "istiod", "https://charts.corp/helm")]
    [InlineData("http://localhost:8081", "istiod", "http://localhost:8081")]
    public void A_chart_is_below_a_registry_and_by_name_in_a_repository(string address, string chart, string? repository) => Assert.Equal(
        (chart, repository, "1.30.3"),
        Mirrors($"{{ charts: {{ repository: {address} }} }}").Found(Versions.Istiod) is var found ? (found.Chart, found.Repository, found.Version) : default);

    [Fact]
    public void One_published_in_a_registry_keeps_its_name_alone() => Assert.Equal(
        ("cert-manager", "https://charts.corp"),
        Mirrors("{ charts: { repository: https://charts.corp } }").Found(Versions.CertManager) is var found ? (found.Chart, found.Repository) : default);

    [Fact]
    public void A_charts_own_repository_comes_before_that_of_all_with_nothing_of_it()
    {
        var mirrors = Mirrors("{ charts: { repository: 'oci://a.corp/all', username: robot, password: { secure: v1:abc }, of: { trino: { repository: https://b.corp } } } }");

        Assert.Equal(("oci://a.corp/all/base", "robot"), (mirrors.Found(Versions.IstioBase).Chart, mirrors.RepositoryOf(Versions.IstioBase)!.Username));
        Assert.Equal("https://b.corp", mirrors.Found(Versions.TrinoCharts[1].Chart).Repository);
        Assert.Null(mirrors.RepositoryOf(Versions.TrinoCharts[0].Chart)!.Password);
    }

    [Theory]
    [InlineData("quay.io/cilium", "all.corp/x/cilium")]
    [InlineData("docker.io/trinodb", "hub.corp:5000/trinodb")]
    [InlineData("docker.io/bitnamilegacy", "bitnami.corp")]
    [InlineData("registry.istio.io/release", "docker.io/istio")]
    public void The_longest_path_that_an_image_is_in_counts(string hub, string mirror) => Assert.Equal(
        mirror,
        Mirrors("{ images: { registry: all.corp/x, of: { docker.io: 'hub.corp:5000', docker.io/bitnamilegacy: bitnami.corp, registry.istio.io/release: docker.io/istio } } }").HubOf(hub));

    [Theory]
    [InlineData("a", "\"a\" is not the address of a repository of charts")]
    [InlineData("registry.corp/charts", "\"registry.corp/charts\" is not the address of a repository of charts")]
    [InlineData("'file:///charts'", "\"file:///charts\" is not the address of a repository of charts")]
    [InlineData("'OCI://registry.corp'", "\"OCI://registry.corp\" is not the address of a repository of charts")]
    [InlineData("'oci://registry.corp/charts?x=1'", "\"oci://registry.corp/charts?x=1\" is not the address of a repository of charts")]
    [InlineData("'https://me:pw@charts.corp'", "\"https://me:pw@charts.corp\" has credentials, which belong in username and password")]
    [InlineData("''", "\"\" is empty")]
    [InlineData("[a]", "a list is neither a text nor a number")]
    public void A_repository_has_an_address(string address, string fault)
    {
        Assert.Equal([$"trino-infra:mirrors.charts.repository: {fault}; {AnAddress}"], Faults($"{{ charts: {{ repository: {address} }} }}"));
        Assert.Equal([$"trino-infra:mirrors.charts.of.cert-manager.repository: {fault}; {AnAddress}"], Faults($"{{ charts: {{ of: {{ cert-manager: {{ repository: {address} }} }} }} }}"));
    }

    [Theory]
    [InlineData("repository: 'oci://a.corp', username: robot", "password: is missing; give the password, or remove the username")]
    [InlineData("repository: 'oci://a.corp', password: { secure: v1:abc }", "username: is missing; give the name that pulls charts, or remove the password")]
    [InlineData("repository: 'oci://a.corp', username: robot, password: hunter2", "password: is in the open; encrypt it: `pulumi config set --secret --path 'trino-infra:mirrors.charts.password'`")]
    [InlineData("repository: 'oci://a.corp', username: '', password: { secure: v1:abc }", "username: is empty; give a text of one line")]
    [InlineData("repository: 'oci://a.corp', username: \"a\\nb\", password: { secure: v1:abc }", "username: has control characters; give a text of one line")]
    [InlineData("repository: 'oci://a.corp', username: [a], password: { secure: v1:abc }", "username: a list is neither a text nor a number; give a text")]
    [InlineData("username: robot, password: { secure: v1:abc }", "repository: is missing; give the address of a repository of charts, such as oci://registry.corp/charts")]
    [InlineData("of: { trino: {} }", "of.trino.repository: is missing; give the address of a repository of charts, such as oci://registry.corp/charts")]
    [InlineData("of: { trino: 'oci://a.corp' }", "of.trino: \"oci://a.corp\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("of: { istio: { repository: 'oci://a.corp' } }", "of.istio: unknown key; did you mean istiod?")]
    [InlineData("of: { superset: {} }", "of.superset: unknown key; remove it, or use cilium, base, istiod, cert-manager, trino, traefik")]
    [InlineData("repo: 'oci://a.corp'", "repo: unknown key; did you mean repository?")]
    public void Credentials_are_two_encrypted_and_of_a_repository(string charts, string fault) =>
        Assert.Equal([$"trino-infra:mirrors.charts.{fault}"], Faults($"{{ charts: {{ {charts} }} }}"));

    [Theory]
    [InlineData("'https://registry.corp'", "\"https://registry.corp\" has a scheme")]
    [InlineData("registry.corp/", "\"registry.corp/\" is not a registry of images, nor a path in one")]
    [InlineData("'registry.corp/x:1'", "\"registry.corp/x:1\" is not a registry of images, nor a path in one")]
    [InlineData("Registry.corp", "\"Registry.corp\" is not a registry of images, nor a path in one")]
    [InlineData("mirror/dockerhub", "\"mirror/dockerhub\" does not begin with the host of a registry: that has a dot or a port")]
    [InlineData("mirror", "\"mirror\" does not begin with the host of a registry: that has a dot or a port")]
    [InlineData("''", "\"\" is empty")]
    [InlineData("{ a: b }", "a mapping is neither a text nor a number")]
    public void A_registry_is_a_host_and_perhaps_a_path(string registry, string fault)
    {
        Assert.Equal([$"trino-infra:mirrors.images.registry: {fault}; {ARegistry}"], Faults($"{{ images: {{ registry: {registry} }} }}"));
        Assert.Equal([$"trino-infra:mirrors.images.of[\"quay.io\"]: {fault}; {ARegistry}"], Faults($"{{ images: {{ of: {{ quay.io: {registry} }} }} }}"));
    }

    [Theory]
    [InlineData("localhost/x")]
    [InlineData("'localhost:5000'")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/quay")]
    [InlineData("europe-docker.pkg.dev/project-1/mirror__a/b.c-d")]
    public void Such_as_these(string registry) => Assert.Equal(registry.Trim('\''), Mirrors($"{{ images: {{ registry: {registry} }} }}").HubOf("quay.io/cilium")!.Replace("/cilium", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("of: { gcr.io: a.corp }", "of[\"gcr.io\"]: no image of the stack is there; " + Hubs)]
    [InlineData("of: { docker.io/istio: a.corp }", "of[\"docker.io/istio\"]: no image of the stack is there; " + Hubs)]
    [InlineData("of: { docker.io: }", "of[\"docker.io\"]: is missing; give a registry, such as registry.corp/dockerhub")]
    [InlineData("of: a.corp", "of: \"a.corp\" is not a mapping; give registries and what stands in place of them, such as docker.io: registry.corp/dockerhub")]
    [InlineData("pullSecrets: regcred", "pullSecrets: \"regcred\" is not a list; give a list of names of Secrets")]
    [InlineData("pullSecrets: [Reg_Cred]", "pullSecrets[0]: \"Reg_Cred\" is not the name of a Kubernetes object; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("pullSecrets: [{ name: a }]", "pullSecrets[0]: a mapping is neither a text nor a number; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("pullSecrets: [a, ~]", "pullSecrets[1]: is missing; name a Secret")]
    [InlineData("pullSecrets: [a, b, a]", "pullSecrets[2]: \"a\" stands twice; remove one of them")]
    [InlineData("repository: a.corp", "repository: unknown key; remove it, or use registry, of, pullSecrets")]
    public void What_else_of_images_is_refused(string images, string fault) => Assert.Equal([$"trino-infra:mirrors.images.{fault}"], Faults($"{{ images: {{ {images} }} }}"));

    [Theory]
    [InlineData("[]", "trino-infra:mirrors: a list is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("{ charts: 'oci://a.corp' }", "trino-infra:mirrors.charts: \"oci://a.corp\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("{ registry: a.corp }", "trino-infra:mirrors.registry: unknown key; remove it, or use charts, images")]
    public void What_is_no_mapping_is_refused(string mirrors, string fault) => Assert.Equal([fault], Faults(mirrors));

    [Theory]
    [InlineData("image: { registry: a.corp }", "image.registry")]
    [InlineData("image: { repository: corp/trino }", "image.repository")]
    [InlineData("image: { useRepositoryAsSoleImageReference: true }", "image.useRepositoryAsSoleImageReference")]
    [InlineData("imagePullSecrets: [{ name: a }]", "imagePullSecrets")]
    public void An_image_of_a_track_is_of_the_mirrors_or_of_values(string values, string place) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{place}: is what trino-infra:mirrors says; keep one of the two"],
        TestStack.Faults(tracks: $"[{{ name: a, weight: 1, values: {{ {values} }} }}]", more: ("mirrors", "{ images: { of: { docker.io: a.corp }, pullSecrets: [b] } }")));

    [Theory]
    [InlineData("global: { hub: a.corp/istio }", "global.hub")]
    [InlineData("hub: a.corp/istio", "hub")]
    [InlineData("pilot: { hub: a.corp/istio }", "pilot.hub")]
    [InlineData("image: 'a.corp/istio/pilot:1.30.3'", "image")]
    [InlineData("global: { imagePullSecrets: [a] }", "global.imagePullSecrets")]
    public void So_is_one_of_istiod(string values, string place) => Assert.Equal(
        [$"trino-infra:istio.values.{place}: is what trino-infra:mirrors says; keep one of the two"],
        TestStack.Faults(more: [("istio", $"{{ values: {{ {values} }} }}"), ("mirrors", "{ images: { registry: a.corp, pullSecrets: [b] } }")]));

    [Theory]
    [InlineData("image: { registry: a.corp, repository: corp/trino }, imagePullSecrets: [{ name: a }]", "{ images: { of: { quay.io: b.corp } } }")]
    [InlineData("image: { digest: 'sha256:0', pullPolicy: Always }", "{ images: { registry: b.corp, pullSecrets: [b] } }")]
    [InlineData("jmx: { exporter: { enabled: true, image: 'a.corp/exporter:1' } }", "{ images: { registry: b.corp } }")]
    public void What_only_one_of_them_says_is_fine(string values, string mirrors) =>
        TestStack.Good(tracks: $"[{{ name: a, weight: 1, values: {{ {values} }}, allowFrom: [] }}]", more: ("mirrors", mirrors));

    [Fact]
    public void Pull_secrets_of_namespaces_that_the_stack_makes_are_said() => Assert.Equal(
        [
            "Pulumi.dev.yaml: trino-infra:mirrors.images.pullSecrets[0]: the Secret \"regcred\" cannot be there before the stack, which makes the namespaces istio-system, cert-manager, trino-namespace; "
            + "put it into each while `pulumi up` waits for the pods, or have it copied into new namespaces",
        ],
        TestStack.Good(more: ("mirrors", "{ images: { pullSecrets: [regcred] } }")).Notes.Select(note => $"{note}"));

    [Fact]
    public void Those_of_others_are_not() => Assert.Empty(TestStack.Good(
        "{ context: a, createNamespace: false }", more: [("istio", "{ install: false }"), ("certManager", "{ install: false }"), ("mirrors", "{ images: { pullSecrets: [regcred] } }")]).Notes);

    private static MirrorSettings Mirrors(string yaml) => TestStack.Good(more: ("mirrors", yaml)).Mirrors;

    private static string[] Faults(string yaml) => TestStack.Faults(more: ("mirrors", yaml));
}
