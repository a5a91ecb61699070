using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

public sealed class GoodSettingsTests
{
    [Fact]
    public void What_is_not_given_suits_Kind()
    {
        var settings = TestStack.Good();
        Assert.Equal(("kind-trino", CniChoice.Cilium, "trino-namespace"), (settings.Cluster.Context, settings.Cluster.Cni, (string)settings.Cluster.Namespace));
        Assert.True(settings.GatewayApi.Install);
        Assert.True(settings.Istio.Install);
        Assert.Empty(settings.Istio.Values);
        Assert.Equal(
            new GatewaySettings
            {
                Hostname = Hostname.Of("trino.example.com"),
                Exposure = Exposure.NodePort,
                PublicPorts = new(80, 443),
                Http = HttpMode.Serve,
                Tls = new TlsSettings.SelfSigned(),
                Timeouts = new(GatewayDuration.Of("300s"), GatewayDuration.Of("280s")),
            },
            settings.Gateway);
        var track = Assert.Single(settings.Tracks);
        Assert.Same(track, settings.PrimaryTrack);
        Assert.Equal(("stable", 1, "480", 2, "5m"), ((string)track.Name, track.Weight.Value, track.Version, track.Workers, track.Drain.ToString()));
        Assert.Equal(new NodeResources(JvmMemory.Of("1G"), CpuQuantity.Of("500m")), track.Coordinator);
        Assert.Equal(track.Coordinator, track.Worker);
        Assert.Equal("connector.name=tpch\n", CatalogFile.Text(Assert.Single(track.Catalogs).Value));
        Assert.Empty(track.Match);
        Assert.Empty(track.Values);
    }

    [Theory]
    [InlineData("canary", "canary")]
    [InlineData("stable", "stable")]
    [InlineData("''", "stable")]
    public void The_primary_is_the_track_that_is_named_or_else_the_first(string primary, string expected) =>
        Assert.Equal(
            expected,
            TestStack.Good(tracks: "[{ name: stable, weight: 1 }, { name: canary, weight: 0 }]", more: ("primary", primary)).PrimaryTrack.Name);

    [Theory]
    [InlineData("exposure: nodePort", HttpMode.Serve)]
    [InlineData("exposure: loadBalancer", HttpMode.Redirect)]
    [InlineData("publicPorts: { https: 8443 }", HttpMode.Redirect)]
    [InlineData("publicPorts: { http: 8080 }", HttpMode.Redirect)]
    [InlineData("exposure: loadBalancer, http: serve", HttpMode.Serve)]
    [InlineData("publicPorts: { http: 8080, https: 8443 }, http: off", HttpMode.Off)]
    public void Http_serves_where_it_can(string settings, HttpMode http) =>
        Assert.Equal(http, TestStack.Good(gateway: $"{{ hostname: a.example, {settings} }}").Gateway.Http);

    [Theory]
    [InlineData("request: 60s", "60s", "60s")]
    [InlineData("request: 10m", "10m", "280s")]
    [InlineData("request: 0s, backendRequest: 1h", "0s", "1h")]
    [InlineData("backendRequest: 0s", "300s", "0s")]
    [InlineData("request: 1h, backendRequest: 60m", "1h", "60m")]
    public void Timeouts_fit_each_other(string timeouts, string request, string backendRequest) =>
        Assert.Equal(
            new GatewayTimeouts(GatewayDuration.Of(request), GatewayDuration.Of(backendRequest)),
            TestStack.Good(gateway: $"{{ hostname: a.example, timeouts: {{ {timeouts} }} }}").Gateway.Timeouts);

    [Theory]
    [InlineData("481", "481")]
    [InlineData("\"481\"", "481")]
    [InlineData("4.8e2", "480")]
    [InlineData("481-SNAPSHOT", "481-SNAPSHOT")]
    [InlineData("\"4.10\"", "4.10")]
    public void A_version_is_a_number_or_a_text(string version, string tag) =>
        Assert.Equal(tag, TestStack.Track($"version: {version}").Version);

    [Theory]
    [InlineData("25", 25)]
    [InlineData("\"25\"", 25)]
    [InlineData("1e2", 100)]
    [InlineData("90.0", 90)]
    [InlineData("0x10", 16)]
    [InlineData("1_000", 1000)]
    [InlineData("1000000", 1_000_000)]
    public void A_weight_is_the_number_that_the_engine_reads(string weight, int expected) =>
        Assert.Equal(expected, TestStack.Good(tracks: $"[{{ name: stable, weight: {weight} }}]").PrimaryTrack.Weight.Value);

    [Theory]
    [InlineData("2", "2")]
    [InlineData("0.5", "500m")]
    [InlineData("1500m", "1500m")]
    [InlineData("\"2000m\"", "2")]
    public void An_amount_of_CPU_is_as_the_API_server_writes_it(string cpu, string expected) =>
        Assert.Equal(expected, TestStack.Track($"resources: {{ worker: {{ cpu: {cpu} }} }}").Worker.Cpu.ToString());

    [Fact]
    public void Matches_are_headers_whatever_their_case() =>
        Assert.Equal(
            [
                new HeaderCondition(MatchHeader.User, "alice"),
                new HeaderCondition(MatchHeader.Source, "dbt: nightly"),
                new HeaderCondition(MatchHeader.ClientTags, "canary (v2)"),
                new HeaderCondition(MatchHeader.User, "42"),
                new HeaderCondition(MatchHeader.ClientTags, ".*, ?a ", IsRegex: true),
            ],
            TestStack.Track("""
                match: [{ header: X-Trino-User, value: alice }, { header: x-trino-source, value: "dbt: nightly" },
                        { header: X-TRINO-CLIENT-TAGS, value: canary (v2) }, { header: X-Trino-User, value: 42 },
                        { header: X-Trino-Client-Tags, valueRegex: ".*, ?a " }]
                """).Match.Select(match => Assert.Single(match.Conditions)));

    [Fact]
    public void A_match_may_have_more_conditions_and_want_a_part()
    {
        var match = Assert.Single(TestStack.Track("""
            match: [{ header: X-Trino-User, valueRegex: ".*@data[.]corp", percent: 20,
                      and: [{ header: X-Trino-Source, value: dbt }, { header: X-Trino-Client-Tags, value: etl }] }]
            """).Match);

        Assert.Equal(20, match.Percent);
        Assert.Equal(
            [
                new(MatchHeader.User, ".*@data[.]corp", IsRegex: true), new(MatchHeader.Source, "dbt"), new(MatchHeader.ClientTags, "etl"),
            ],
            match.Conditions);
    }

    [Fact]
    public void Catalogs_replace_the_default_and_take_scalars_of_any_kind()
    {
        var catalogs = TestStack.Track("catalogs: { lake: { connector.name: hive, a.flag: true, a.number: 16, a.part: 0.50, a.text: é } }").Catalogs;
        Assert.Equal(
            "a.flag=true\na.number=16\na.part=0.5\na.text=\\u00e9\nconnector.name=hive\n",
            CatalogFile.Text(Assert.Single(catalogs).Value));
        Assert.Empty(TestStack.Track("catalogs: {}").Catalogs);
    }

    [Theory]
    [InlineData("{ issuer: selfSigned }", typeof(TlsSettings.SelfSigned))]
    [InlineData("{ secretName: my.certs }", typeof(TlsSettings.ExistingSecret))]
    [InlineData("{ clusterIssuer: letsencrypt }", typeof(TlsSettings.ClusterIssuer))]
    public void A_certificate_comes_from_one_of_three(string tls, Type expected) =>
        Assert.IsType(expected, TestStack.Good(gateway: $"{{ hostname: a.example, tls: {tls} }}").Gateway.Tls);

    [Fact]
    public void A_host_of_one_label_and_the_longest_are_hosts()
    {
        Assert.Equal("localhost", TestStack.Good(gateway: "{ hostname: localhost }").Gateway.Hostname);
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 52), 4)) + "b";
        Assert.Equal(longest, TestStack.Good(gateway: $"{{ hostname: {longest} }}").Gateway.Hostname);
    }
}
