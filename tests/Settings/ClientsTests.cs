using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>Tracks that ask who their clients are, or do not, behind the gateway by which these come.</summary>
public sealed class ClientsTests
{
    private const string Open = "without authentication: whoever reaches";
    private const string WayOut = "give values.server.config.authenticationType and its Secrets, as Pulumi.prod.yaml and docs/operations.md#authentication do";

    /// <summary>Values of a track that asks by these types.</summary>
    internal static string Asking(string types, string lines = "", string more = "") => $$"""
        values: { server: { config: { authenticationType: {{(types.StartsWith('[') ? types : $"'{types}'")}} }, coordinatorExtraConfig: "{{lines}}" },
          {{(types.Contains("PASSWORD", StringComparison.Ordinal) ? "auth: { passwordAuth: 'a:b' }, " : "")}}additionalConfigProperties: [internal-communication.shared-secret=s]{{more}} }
        """;

    [Theory]
    [InlineData("exposure: loadBalancer", "the load balancer")]
    [InlineData("exposure: loadBalancer, service: { annotations: { networking.gke.io/load-balancer-type: Internal }, loadBalancerSourceRanges: [10.0.0.0/8] }", "the load balancer")]
    [InlineData("existing: { name: shared, namespace: platform, listeners: { https: c } }", "the Gateway platform/shared")]
    public void Tracks_that_ask_nobody_are_said_in_one_line(string gateway, string door) => Assert.Equal(
        [$"Pulumi.dev.yaml: trino-infra:tracks: a, c {Open} {door} runs statements as any user; {WayOut}"],
        Notes(gateway, "", Asking("PASSWORD"), "values: { server: { config: { authenticationType: insecure } } }"));

    [Fact]
    public void Who_says_so_by_a_variable_may_ask() => Assert.Empty(Notes("exposure: loadBalancer", Asking("${ENV:TYPES}"), Asking("JWT")));

    [Fact]
    public void On_node_ports_nobody_is_warned() => Assert.Empty(Notes("exposure: nodePort", ""));

    [Fact]
    public void Prod_asks_and_dev_need_not()
    {
        foreach (var stack in new[] { "dev", "prod" })
            Assert.Empty(TrinoInfra.Files.StackFiles.Load(Repository.Root, stack).Then(SettingsReader.Read).ValueOrThrow().Notes);
    }

    [Theory]
    [InlineData("http: serve")]
    [InlineData("http: serve, exposure: loadBalancer")]
    [InlineData("http: serve, existing: { name: shared, namespace: platform, listeners: { https: c, http: d } }")]
    public void Http_is_not_served_where_Trino_refuses_it(string gateway) => Assert.Equal(
        ["trino-infra:gateway.http: \"serve\" is for clients of whom nothing is asked, and Trino answers 403 over http where b has authentication; write `http: redirect`, or `http: off`"],
        TestStack.Faults(Read(gateway, "", Asking("PASSWORD"))));

    [Theory]
    [InlineData("", HttpMode.Redirect)]
    [InlineData("http: redirect", HttpMode.Redirect)]
    [InlineData("http: off", HttpMode.Off)]
    public void Where_nobody_says_what_http_does_it_redirects(string gateway, HttpMode http) =>
        Assert.Equal(http, Read(gateway, "", Asking("PASSWORD")).ValueOrThrow().Gateway.Http);

    [Fact]
    public void Without_authentication_it_serves() => Assert.Equal(HttpMode.Serve, Read("", "", "").ValueOrThrow().Gateway.Http);

    [Fact]
    public void A_track_that_lets_http_in_may_be_served_and_is_said() => Assert.Equal(
        ["Pulumi.dev.yaml: trino-infra:tracks: a without authentication over http (http-server.authentication.allow-insecure-over-http): whoever reaches the load balancer runs statements there as any user; write `http: redirect` in gateway, or take the line out"],
        Notes("http: serve, exposure: loadBalancer", Asking("PASSWORD", "http-server.authentication.allow-insecure-over-http=true")));

    [Theory]
    [InlineData("{}", "https://a.trino.example.com/oauth2/callback, https://b.trino.example.com/oauth2/callback")]
    [InlineData("{ publicPorts: { http: 8080, https: 8443 } }", "https://a.trino.example.com:8443/oauth2/callback, https://b.trino.example.com:8443/oauth2/callback")]
    [InlineData("{ trackHosts: '{track}-trino.data.corp' }", "https://a-trino.data.corp/oauth2/callback, https://b-trino.data.corp/oauth2/callback")]
    public void The_callbacks_of_OAuth2_are_listed(string gateway, string callbacks) => Assert.Equal(
        [$"Pulumi.dev.yaml: trino-infra:tracks: logins by OAuth2 come back to {callbacks}; have the identity provider accept each of them"],
        Notes(gateway[1..^1], Asking("OAUTH2"), Asking("JWT", "web-ui.authentication.type=oauth2"), Asking("PASSWORD")));

    private static IEnumerable<string> Notes(string gateway, params string[] tracks) => Read(gateway, tracks).ValueOrThrow().Notes.Select(note => $"{note}");

    private static TrinoInfra.Checking.Checked<StackSettings> Read(string gateway, params string[] tracks) => TestStack.Read(
        gateway: $"{{ hostname: trino.example.com, {gateway} }}",
        tracks: $"[{string.Join(", ", tracks.Select((track, index) => $"{{ name: {(char)('a' + index)}, weight: 1, {TestStack.Named}, {track} }}"))}]");
}
