using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>Where the tracks' own hosts are.</summary>
public sealed class TrackHostsTests
{
    private const string APattern = "give a pattern such as {track}.{hostname} or {track}-trino.example.com, or none";

    /// <summary>A DNS name of 211 characters.</summary>
    private static readonly string Long = string.Join('.', Enumerable.Repeat(new string('a', 52), 4));

    [Theory]
    [InlineData(null, "https://stable.trino.data.corp")]
    [InlineData("{track}.{hostname}", "https://stable.trino.data.corp")]
    [InlineData("{track}-trino.data.corp", "https://stable-trino.data.corp")]
    [InlineData("x-{track}-{hostname}", "https://x-stable-trino.data.corp")]
    [InlineData("{hostname}.{track}.corp", "https://trino.data.corp.stable.corp")]
    [InlineData("{track}", "https://stable")]
    [InlineData("none", "https://trino.data.corp/stable")]
    public void A_tracks_address_follows_from_the_pattern(string? pattern, string address) =>
        Assert.Equal(address, $"{Gateway(pattern).AddressOf(DnsName)}");

    [Fact]
    public void A_tracks_address_has_the_port_that_clients_use() =>
        Assert.Equal("https://stable-x.corp:8443", $"{Gateway("{track}-x.corp", "publicPorts: { https: 8443 }").AddressOf(DnsName)}");

    [Theory]
    [InlineData(null, "*.trino.data.corp")]
    [InlineData("{track}.tracks.{hostname}", "*.tracks.trino.data.corp")]
    [InlineData("{track}.trino-tracks.data.corp", "*.trino-tracks.data.corp")]
    // Not the whole first label.
    [InlineData("{track}-trino.data.corp", null)]
    [InlineData("trino-{track}.data.corp", null)]
    [InlineData("{track}{hostname}", null)]
    [InlineData("t.{track}.{hostname}", null)]
    [InlineData("{track}", null)]
    // It would speak for the main host's neighbours, or for a whole top level.
    [InlineData("{track}.data.corp", null)]
    [InlineData("{track}.corp", null)]
    [InlineData("{track}.lan", null)]
    [InlineData("none", null)]
    public void A_wildcard_covers_the_tracks_where_it_is_the_stacks_own_to_take(string? pattern, string? wildcard) =>
        Assert.Equal(wildcard, Gateway(pattern).TrackWildcard);

    [Theory]
    [InlineData("", "issuer: selfSigned", false)]
    [InlineData("{track}-trino.data.corp", "issuer: selfSigned", true)]
    [InlineData("{track}-trino.data.corp", "clusterIssuer: acme", true)]
    [InlineData("{track}-trino.data.corp", "secretName: mine", false)]
    [InlineData("none", "issuer: selfSigned", false)]
    public void Tracks_bring_certificates_where_one_is_issued_and_none_covers_all(string pattern, string tls, bool bring) =>
        Assert.Equal(bring, Gateway(pattern.Length == 0 ? null : pattern, $"tls: {{ {tls} }}").TracksBringCertificates);

    [Theory]
    [InlineData("''", "\"\" is empty")]
    [InlineData("trino.data.corp", "\"trino.data.corp\" has no {track}, by which the tracks' hosts differ")]
    [InlineData("'{hostname}'", "\"{hostname}\" has no {track}, by which the tracks' hosts differ")]
    [InlineData("'{track}.{host}'", "\"{track}.{host}\" has {host}, which stands for nothing")]
    [InlineData("'{track}.{Hostname}'", "\"{track}.{Hostname}\" has {Hostname}, which stands for nothing")]
    [InlineData("'{track}.{}.corp'", "\"{track}.{}.corp\" has {}, which stands for nothing")]
    [InlineData("'{track}.a}b'", "\"{track}.a}b\" has }, which stands for nothing")]
    [InlineData("'{{track}}.corp'", "\"{{track}}.corp\" has {, which stands for nothing")]
    [InlineData("'{track'", "\"{track\" has {track, which stands for nothing")]
    [InlineData("'{track}.{track}.corp'", "\"{track}.{track}.corp\" has {track} more than once")]
    [InlineData("'{track}.{hostname}.{hostname}'", "\"{track}.{hostname}.{hostname}\" has {hostname} more than once")]
    [InlineData("'https://{track}.corp'", "\"https://{track}.corp\" has a scheme")]
    [InlineData("'{track}.corp:8443'", "\"{track}.corp:8443\" has a port, which is a setting of its own")]
    [InlineData("'*.{track}.corp'", "\"*.{track}.corp\" has a wildcard")]
    [InlineData("'{track}.Corp'", "\"{track}.Corp\" has upper-case letters")]
    [InlineData("'{track}_x.corp'", "\"{track}_x.corp\" has an underscore, which host names cannot have")]
    [InlineData("'{track}..corp'", "\"{track}..corp\" is not a host name")]
    [InlineData("'-{track}.corp'", "\"-{track}.corp\" is not a host name")]
    [InlineData("'{hostname}/{track}'", "\"{hostname}/{track}\" has a path")]
    [InlineData("'{track}.1'", "\"{track}.1\" is an IP address, which no route can name")]
    [InlineData("[a]", "a list is neither a text nor a number")]
    [InlineData("None", "\"None\" has no {track}, by which the tracks' hosts differ")]
    [InlineData("true", "true is neither a text nor a number")]
    public void What_is_no_pattern_is_a_fault(string pattern, string fault) => Assert.Equal(
        [$"trino-infra:gateway.trackHosts: {fault}; {APattern}"],
        TestStack.Faults(gateway: $"{{ hostname: trino.data.corp, trackHosts: {pattern} }}"));

    [Fact]
    public void Each_host_must_be_a_DNS_name()
    {
        var (name, longer) = (new string('s', 40), $"{Long}.{new string('b', 40)}");
        Assert.Equal($"https://{name}.{Long}", $"{TestStack.Good(gateway: $"{{ hostname: {Long} }}", tracks: $"[{{ name: {name}, weight: 1 }}]").Gateway.AddressOf(DnsLabel.Of(name))}");
        Assert.Equal(
            [$"trino-infra:gateway.hostname: gives the track stable the host \"stable.{longer[..53]}…\" of 259 characters, more than 253; give shorter names"],
            TestStack.Faults(gateway: $"{{ hostname: {longer} }}"));
        Assert.Equal(
            [$"trino-infra:gateway.trackHosts: gives the track {name} the host \"{name}-{new string('x', 19)}…\" with a label of 66 characters, more than 63; give shorter names"],
            TestStack.Faults(
                gateway: $"{{ hostname: a.example, trackHosts: '{{track}}-{new string('x', 25)}.example' }}",
                tracks: $"[{{ name: {name}, weight: 1 }}, {{ name: b, weight: 1 }}]"));
        Assert.Equal(252, $"{TestStack.Good(gateway: $"{{ hostname: {longer}, trackHosts: '{{track}}.a.example' }}").Gateway.Hostname}".Length);
    }

    [Fact]
    public void No_tracks_host_is_the_main_host() => Assert.Equal(
        ["trino-infra:tracks[1].name: \"trino\" gives the track the host trino.data.corp, which is the main host; give the track another name, or other trackHosts"],
        TestStack.Faults(
            gateway: "{ hostname: trino.data.corp, trackHosts: '{track}.data.corp' }", tracks: "[{ name: stable, weight: 1 }, { name: trino, weight: 1 }]"));

    [Fact]
    public void What_follows_from_a_pattern_that_is_none_is_not_told() => Assert.Single(TestStack.Faults(
        gateway: $"{{ hostname: {Long}.{new string('b', 40)}, trackHosts: '{{trak}}.a.corp' }}"));

    [Theory]
    [InlineData("v1", "v1")]
    [InlineData("oauth2", "oauth2")]
    [InlineData("metrics", "metrics")]
    public void Without_hosts_no_track_bears_the_name_of_a_path_that_Trino_serves(string name, string path)
    {
        var tracks = $"[{{ name: {name}, weight: 1 }}]";
        Assert.Equal(
            [$"trino-infra:tracks[0].name: \"{path}\" is a path of Trino's own, and without trackHosts the track's too; give another name, or give the tracks hosts of their own by gateway.trackHosts"],
            TestStack.Faults(gateway: "{ hostname: trino.data.corp, trackHosts: none }", tracks: tracks));
        TestStack.Good(gateway: "{ hostname: trino.data.corp }", tracks: tracks);
        TestStack.Good(gateway: "{ hostname: trino.data.corp, trackHosts: none }", tracks: $"[{{ name: {name}x, weight: 1 }}]");
    }

    [Fact]
    public void The_Web_UIs_path_is_no_name_in_any_mode() => Assert.Equal(
        [
            "trino-infra:tracks[0].name: \"ui\" is the name of a rule of the main route; give another name, such as trino-v2-canary",
            "trino-infra:tracks[0].name: \"ui\" is a path of Trino's own, and without trackHosts the track's too; give another name, or give the tracks hosts of their own by gateway.trackHosts",
        ],
        TestStack.Faults(gateway: "{ hostname: trino.data.corp, trackHosts: none }", tracks: "[{ name: ui, weight: 1 }]"));

    [Theory]
    [InlineData("server: { config: { authenticationType: 'PASSWORD,oauth2' } }", "values.server.config.authenticationType: has OAUTH2")]
    [InlineData("server: { config: { authenticationType: OAUTH2 } }", "values.server.config.authenticationType: has OAUTH2")]
    [InlineData("server: { coordinatorExtraConfig: web-ui.authentication.type = OAuth2 }", "values: sets web-ui.authentication.type to oauth2")]
    [InlineData("coordinator: { additionalJVMConfig: ['-Dweb-ui.authentication.type=oauth2'] }", "values: sets web-ui.authentication.type to oauth2")]
    public void Without_hosts_there_is_no_OAuth2(string values, string fault)
    {
        const string Rest = """
            additionalConfigProperties: ['internal-communication.shared-secret=${ENV:S}'], auth: { passwordAuthSecret: p },
            """;
        var tracks = $"[{{ name: stable, weight: 1, values: {{ {Rest} {values} }} }}]";

        Assert.Equal(
            [$"trino-infra:tracks[0].{fault}, whose login finds its track by a host alone; take another type, or give the tracks hosts of their own by gateway.trackHosts"],
            TestStack.Faults(gateway: "{ hostname: trino.data.corp, trackHosts: none }", tracks: tracks));
        TestStack.Good(tracks: tracks);
    }

    private static DnsLabel DnsName => DnsLabel.Of("stable");

    private static GatewaySettings Gateway(string? pattern, string more = "http: redirect") => TestStack.Good(
        gateway: $"{{ hostname: trino.data.corp, {(pattern is null ? "" : $"trackHosts: '{pattern}', ")}{more} }}").Gateway;
}
