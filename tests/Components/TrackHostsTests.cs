using TrinoInfra.CommandLine.Preview;
using TrinoInfra.Components;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What serves and certifies the tracks' own hosts.</summary>
public sealed class TrackHostsTests
{
    private const string TwoTracks = "[{ name: stable, weight: 1 }, { name: canary, weight: 0 }]";

    [Theory]
    [InlineData("trackHosts: '{track}.{hostname}'", "trino.data.corp, *.trino.data.corp")]
    [InlineData("trackHosts: '{track}.tracks.data.corp'", "trino.data.corp, *.tracks.data.corp")]
    [InlineData("trackHosts: '{track}.{hostname}', tls: { clusterIssuer: acme }", "trino.data.corp, *.trino.data.corp")]
    [InlineData("trackHosts: none", "trino.data.corp")]
    public async Task One_certificate_covers_them_where_a_wildcard_may_or_there_are_none(string gateway, string names)
    {
        var plan = await PlanAsync(gateway);

        Assert.Equal([names], Certificates(plan));
        Assert.DoesNotContain(plan.Resources, resource => resource.Kind == "ListenerSet");
        Assert.Null(plan.Resource("trino-gateway").Inputs["spec"]!["allowedListeners"]);
    }

    [Theory]
    [InlineData("trackHosts: '{track}-trino.data.corp'", "stable-trino.data.corp", "canary-trino.data.corp")]
    [InlineData("trackHosts: '{track}.data.corp', tls: { clusterIssuer: acme }", "stable.data.corp", "canary.data.corp")]
    public async Task Else_each_track_has_its_own_with_a_listener_that_the_Gateway_lets_in(string gateway, string stable, string canary)
    {
        var plan = await PlanAsync(gateway);

        Assert.Equal(["trino.data.corp", stable, canary], Certificates(plan));
        Assert.Equal("Same", (string?)plan.Resource("trino-gateway").Inputs["spec"]!["allowedListeners"]!["namespaces"]!["from"]);
        foreach (var (track, host) in new[] { ("stable", stable), ("canary", canary) })
        {
            var spec = plan.Resource($"{track}-host-listener").Inputs["spec"]!;
            Assert.Equal("trino-gateway", (string?)spec["parentRef"]!["name"]);
            var listener = Assert.Single(spec["listeners"]!.AsArray())!;
            Assert.Equal(("https", "HTTPS", 443L, host), ((string?)listener["name"], (string?)listener["protocol"], (long)listener["port"]!, (string?)listener["hostname"]));
            Assert.Equal($"{track}-host-certs", (string?)Assert.Single(listener["tls"]!["certificateRefs"]!.AsArray())!["name"]);
        }
    }

    [Theory]
    [InlineData("http: serve", "ListenerSet/stable-host-listener https, Gateway/trino-gateway http")]
    [InlineData("http: redirect", "ListenerSet/stable-host-listener https")]
    [InlineData("http: off", "ListenerSet/stable-host-listener https")]
    public async Task The_route_of_a_host_is_attached_to_its_own_listener(string http, string parents)
    {
        var plan = await PlanAsync($"trackHosts: '{{track}}-trino.data.corp', {http}");

        Assert.Equal(parents, string.Join(", ", plan.Resource("stable-host").Inputs["spec"]!["parentRefs"]!.AsArray().Select(parent =>
            $"{parent!["kind"] ?? "Gateway"}/{parent["name"]} {parent["sectionName"]}")));
    }

    [Theory]
    [InlineData("stable-host-certs", "stable-host-listener")]
    [InlineData("trino-gateway", "stable-host-listener")]
    [InlineData("stable-host-listener", "stable-host")]
    [InlineData("trino-issuer", "stable-host-certs")]
    // The way out: what serves the host, and what clients trust, goes after the gate.
    [InlineData("stable-host-listener", "stable-drain-gate")]
    [InlineData("stable-host-certs", "stable-drain-gate")]
    [InlineData("stable-host-certs", "trino-coordinator-route")]
    public async Task Of_two_resources_the_second_waits_for_the_first(string first, string then) =>
        Assert.True((await PlanAsync("trackHosts: '{track}-trino.data.corp'")).Precedes(first, then));

    [Theory]
    [InlineData("stable-path", "stable-drain-gate")]
    [InlineData("stable-path", "trino-coordinator-route")]
    [InlineData("stable", "stable-path")]
    [InlineData("trino-gateway", "stable-path")]
    public async Task The_same_goes_for_a_path(string first, string then) =>
        Assert.True((await PlanAsync("trackHosts: none")).Precedes(first, then));

    [Fact]
    public async Task Below_its_path_a_track_gets_what_it_knows_and_puts_the_path_before_what_it_issues()
    {
        var route = (await PlanAsync("trackHosts: none, publicPorts: { https: 8443 }")).Resource("canary-path").Inputs["spec"]!;

        Assert.Equal("[\"trino.data.corp\"]", route["hostnames"]!.ToJsonString());
        var rule = Assert.Single(route["rules"]!.AsArray())!;
        Assert.Equal("""[{"path":{"type":"PathPrefix","value":"/canary/v1"}}]""", rule["matches"]!.ToJsonString());
        Assert.Equal(
            """[{"type":"URLRewrite","urlRewrite":{"path":{"replacePrefixMatch":"/v1","type":"ReplacePrefixMatch"}}}]""", rule["filters"]!.ToJsonString());
        var backend = Assert.Single(rule["backendRefs"]!.AsArray())!;
        var change = Assert.Single(backend["filters"]!.AsArray())!["requestHeaderModifier"]!;
        Assert.Equal(
            """[{"name":"X-Forwarded-Host","value":"trino.data.corp:8443"},{"name":"X-Forwarded-Prefix","value":"canary"}]""", change["set"]!.ToJsonString());
        Assert.DoesNotContain("X-Forwarded-Prefix", change["remove"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task The_Web_UI_that_a_query_names_below_the_primarys_path_is_the_main_hosts() => Assert.Contains(
        "rule ui: redirect 302 to /ui",
        ResourceFacts.Of((await PlanAsync("trackHosts: none")).Resource("trino-coordinator-route")));

    [Fact]
    public async Task A_removed_track_changes_no_certificate_of_those_that_stay()
    {
        var (before, after) = (
            await PlanAsync("trackHosts: '{track}-trino.data.corp'"),
            await PlanAsync("trackHosts: '{track}-trino.data.corp'", "[{ name: stable, weight: 1 }]"));

        Assert.All(
            after.Resources.Where(resource => resource.Kind is "Certificate" or "ListenerSet" or "Gateway"),
            resource => Assert.Equal(before.Resource(resource.Name).Inputs.ToJsonString(), resource.Inputs.ToJsonString()));
    }

    [Fact]
    public async Task A_Secret_of_the_users_covers_all_of_them()
    {
        var plan = await PlanAsync("trackHosts: '{track}-trino.data.corp', tls: { secretName: mine }, http: redirect");

        Assert.DoesNotContain(plan.Resources, resource => resource.Kind is "Certificate" or "ListenerSet");
        Assert.Equal("https", (string?)plan.Resource("stable-host").Inputs["spec"]!["parentRefs"]![0]!["sectionName"]);
    }

    [Theory]
    [InlineData("http: redirect", "DNS must cover trino.data.corp and *.trino.data.corp: clients follow their queries to <track>.trino.data.corp.")]
    [InlineData(
        "trackHosts: '{track}-trino.data.corp'",
        "DNS must cover trino.data.corp, stable-trino.data.corp and canary-trino.data.corp: clients follow their queries to <track>-trino.data.corp.")]
    [InlineData(
        "trackHosts: '{track}.data.corp', tls: { secretName: mine }",
        "DNS and the certificate in Secret 'mine' must cover trino.data.corp, stable.data.corp and canary.data.corp: clients follow their queries to <track>.data.corp.")]
    [InlineData("trackHosts: none", "DNS must cover trino.data.corp.")]
    [InlineData("trackHosts: none, tls: { secretName: mine }", "DNS and the certificate in Secret 'mine' must cover trino.data.corp.")]
    public void The_notice_says_which_names_to_cover(string gateway, string notice) => Assert.Equal(notice, DnsNotice.Text(Settings(gateway)));

    [Fact]
    public async Task The_redirect_is_for_all_of_them()
    {
        var plan = await PlanAsync("trackHosts: '{track}-trino.data.corp', http: redirect");

        Assert.Equal(
            ["trino.data.corp", "stable-trino.data.corp", "canary-trino.data.corp"],
            plan.Resource("trino-https-redirect").Inputs["spec"]!["hostnames"]!.AsArray().Select(name => (string?)name));
    }

    [Theory]
    [InlineData("http: redirect", "trino.data.corp, trino.old.corp, *.trino.data.corp")]
    [InlineData("http: redirect, trackHosts: none", "trino.data.corp, trino.old.corp")]
    [InlineData("http: redirect, trackHosts: '{track}-t.corp'", "trino.data.corp, trino.old.corp, stable-t.corp, canary-t.corp")]
    public async Task Aliases_are_routed_redirected_certified_and_told_as_the_hostname_is(string gateway, string names)
    {
        gateway = $"aliases: [trino.old.corp], {gateway}";
        var plan = await PlanAsync(gateway);

        IEnumerable<string?> Hostnames(string route) => plan.Resource(route).Inputs["spec"]!["hostnames"]!.AsArray().Select(name => (string?)name);
        Assert.Equal(["trino.data.corp", "trino.old.corp"], Hostnames("trino-coordinator-route"));
        Assert.Equal(["trino.data.corp", "trino.old.corp"], Hostnames("canary-transactions"));
        Assert.Equal(names.Split(", "), Hostnames("trino-https-redirect"));
        Assert.Equal(gateway.Contains("-t.corp", StringComparison.Ordinal) ? "trino.data.corp, trino.old.corp" : names, Certificates(plan).First());
        Assert.Contains($" {string.Join(", ", names.Split(", ")[..^1])} and {names.Split(", ")[^1]}", DnsNotice.Text(Settings(gateway)), StringComparison.Ordinal);
        if (gateway.Contains("none", StringComparison.Ordinal))
            Assert.Equal(["trino.data.corp", "trino.old.corp"], Hostnames("canary-path"));
    }

    private static IEnumerable<string> Certificates(StackPlan plan) => plan.Resources
        .Where(resource => resource.Kind == "Certificate" && resource.Inputs["spec"]!["dnsNames"] is not null)
        .Select(resource => string.Join(", ", resource.Inputs["spec"]!["dnsNames"]!.AsArray()));

    private static StackSettings Settings(string gateway, string tracks = TwoTracks) =>
        TestStack.Good(gateway: $"{{ hostname: trino.data.corp, {gateway} }}", tracks: tracks);

    private static Task<StackPlan> PlanAsync(string gateway, string tracks = TwoTracks) =>
        PlanRecorder.RecordAsync(Settings(gateway, tracks), "test");
}
