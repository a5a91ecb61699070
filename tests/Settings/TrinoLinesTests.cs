using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

/// <summary>Lines of a track's <c>values</c>: what they would be in Trino's files, and what stops it.</summary>
public sealed class TrinoLinesTests
{
    private const string Entry = "has more than one line; give each line an entry of its own";
    private const string Joins = "has a backslash at the end of a line, which joins it to the next; leave it out, or write two";
    private const string Breaks = "has a line break other than \\n, which YAML alone takes for one; end lines with \\n";

    public static TheoryData<string> Lists =>
        ["additionalConfigProperties", "additionalNodeProperties", "additionalLogProperties", "additionalExchangeManagerProperties", "eventListenerProperties"];

    public static TheoryData<string> Options => ["coordinator", "worker"];

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_entry_is_one_line_of_its_file(string list)
    {
        foreach (var (text, shown, fault) in new[]
        {
            (@"a=b\n  c=d", @"a=b\n  c=d", Entry),
            (@"a=b\r    access-control.name=file", @"a=b\r    access-control.name=file", Entry),
            (@"a=b\N  config.properties: x", @"a=b\u{85}  config.properties: x", Entry),
            (@"a=b\L    c=d", @"a=b\u{2028}    c=d", Entry),
            (@"a=b\P    c=d", @"a=b\u{2029}    c=d", Entry),
            (@"a=b\\", @"a=b\", Joins),
            (@"a=b\\\\\\", @"a=b\\\", Joins),
            (@"a=\eb", @"a=\u{1b}b", "has a control character, which no YAML holds; leave it out"),
        })
        {
            Assert.Equal(
                [$"trino-infra:tracks[0].values.{list}[1]: \"{shown}\" {fault}"],
                TestStack.TrackFaults($"values: {{ {list}: [ok=1, \"{text}\"]{Needs(list)} }}"));
        }

        Assert.Empty(Notes($"values: {{ {list}: ['', '# a comment', \"a=b\\tc\\\\\\\\\"]{Needs(list)} }}"));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_is_one_line_of_jvm_config(string node)
    {
        foreach (var (text, fault) in new[]
        {
            (@"-Da=b\r-Xmx9G", $"\"-Da=b\\r-Xmx9G\" {Entry}"),
            (@"-Da=b\N-Xmx9G", $"\"-Da=b\\u{{85}}-Xmx9G\" {Entry}"),
            (@"-Da=b\\", $"\"-Da=b\\\" {Joins}"),
            (@"\t-Xmx9G", $"\"\\t-Xmx9G\" sets the heap; use the track's resources.{node}.heap"),
            ("-Xms2G", "\"-Xms2G\" is above the heap of 1G; leave it out: the heap grows as needed"),
            ("-Xms1073741825", "\"-Xms1073741825\" is above the heap of 1G; leave it out: the heap grows as needed"),
            ("-XX:InitialHeapSize=1025m", "\"-XX:InitialHeapSize=1025m\" is above the heap of 1G; leave it out: the heap grows as needed"),
            (
                "-Dhttp-server.http.port=9",
                "sets http-server.http.port, which is the program's own to set, and this line would win; leave it out: routes go to port 8080"),
        })
        {
            Assert.Equal(
                [$"trino-infra:tracks[0].values.{node}.additionalJVMConfig[0]: {fault}"],
                TestStack.TrackFaults($"values: {{ {node}: {{ additionalJVMConfig: [\"{text}\"] }} }}"));
        }

        Assert.Empty(Notes($"values: {{ {node}: {{ additionalJVMConfig: ['# -Xmx9G', ' ! -Xms9G', -Xms1G, -Xms512m, '-XX:+UseZGC', ''] }} }}"));
    }

    [Theory]
    [InlineData("coordinatorExtraConfig", @"a=b\r  query.max-memory=1GB", @"a=b\r  query.max-memory=1GB", Breaks)]
    [InlineData("coordinatorExtraConfig", @"a=b\Nc=d", @"a=b\u{85}c=d", Breaks)]
    [InlineData("workerExtraConfig", @"a=b\Lc=d", @"a=b\u{2028}c=d", Breaks)]
    [InlineData("workerExtraConfig", @"a=b\\", @"a=b\", Joins)]
    [InlineData("workerExtraConfig", @"a=b\\\nc=d", @"a=b\\nc=d", Joins)]
    public void Extra_lines_are_those_that_one_sees(string key, string text, string shown, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.server.{key}: \"{shown}\" {fault}"],
        TestStack.TrackFaults($"values: {{ server: {{ {key}: \"{text}\" }} }}"));

    [Theory]
    [InlineData("additionalConfigProperties: ['http-server\\u002ehttp.port=80']", "additionalConfigProperties[0]")]
    [InlineData("additionalConfigProperties: ['  \\http-server.http.por\\t=80', 'http-server.http.port 80']", "additionalConfigProperties[1]")]
    [InlineData("additionalNodeProperties: ['http-server.http.port:80']", "additionalNodeProperties[0]")]
    [InlineData("server: { coordinatorExtraConfig: \"# no\\r\\nhttp-server.http.port = 80\" }", "server.coordinatorExtraConfig")]
    public void Names_are_read_as_Java_reads_them(string values, string path) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{path}: sets http-server.http.port, which is the program's own to set, and this line would win; leave it out: routes go to port 8080"],
        TestStack.TrackFaults($"values: {{ {values} }}"));

    [Fact]
    public void Half_an_escape_stops_Trino() => Assert.Equal(
        ["trino-infra:tracks[0].values.additionalConfigProperties[0]: \"a=\\u12\" has a \\u without four hexadecimal digits, which stops Trino; write the character itself, or \\\\u for the two"],
        TestStack.TrackFaults("values: { additionalConfigProperties: ['a=\\u12'] }"));

    [Theory]
    [InlineData("server: { config: { authenticationType: \"insecure\\nx=y\" } }", "server.config.authenticationType")]
    [InlineData("server: { node: { environment: \"x\\ny=z\" } }", "server.node.environment")]
    [InlineData("server: { log: { trino: { level: \"x\\ny=z\" } } }", "server.log.trino.level")]
    [InlineData("server: { exchangeManager: { name: filesystem, baseDir: [\"x\\ny=z\"] } }", "server.exchangeManager.baseDir[0]")]
    [InlineData("worker: { jvm: { gcMethod: { type: \"x\\ny=z\" } } }", "worker.jvm.gcMethod.type")]
    public void A_value_on_a_line_stays_there(string values, string path)
    {
        var fault = Assert.Single(TestStack.TrackFaults($"values: {{ {values} }}"), fault => fault.Contains("line"));
        Assert.StartsWith($"trino-infra:tracks[0].values.{path}: ", fault);
        Assert.EndsWith(" has more than one line; give it on one line", fault);
    }

    [Theory]
    [InlineData("coordinator: { additionalConfigFiles: { a.txt: \"x\\N  config.properties: y\" } }", "coordinator.additionalConfigFiles[\"a.txt\"]: \"x\\u{85}  config.properties: y\" " + Breaks)]
    [InlineData("accessControl: { type: properties, properties: \"a=b\\rc=d\" }", "accessControl.properties: \"a=b\\rc=d\" " + Breaks)]
    [InlineData("worker: { additionalConfigFiles: { '\"config.properties\"': x } }", "worker.additionalConfigFiles[\"\\\"config.properties\\\"\"]: is no name of a file in a ConfigMap; use letters, digits, hyphens, underscores and dots, at most 253")]
    public void A_file_holds_what_one_sees(string values, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("http-server.authentication.jwt.key-file=/a", "JwtAuthenticatorConfig")]
    [InlineData("http-server.authentication.oauth2.oidc.discovery.timeout=1s", "OidcDiscoveryConfig")]
    [InlineData("http-server.authentication.krb5.keytab=/a", "KerberosConfig")]
    [InlineData("http-server.authentication.certificate.user-mapping.file=/a", "CertificateConfig")]
    [InlineData("password-authenticator.config-files=/a", "PasswordAuthenticatorConfig")]
    [InlineData("header-authenticator.config-files=/a", "HeaderAuthenticatorConfig")]
    [InlineData("oauth2-jwk.http-client.trust-store-path=/a", "HttpClientConfig")]
    [InlineData("web-ui.user=a", "FixedUserWebUiConfig")]
    [InlineData("catalog.store=memory", "CatalogStoreConfig")]
    [InlineData("transaction.idle-timeout=1m", "TransactionManagerConfig")]
    public void What_only_a_coordinator_binds_stops_workers(string line, string bound)
    {
        var fault = $"sets {line.Split('=')[0]}, which only a coordinator knows ({bound}), so that workers do not start; move it to server.coordinatorExtraConfig";
        Assert.Equal([$"trino-infra:tracks[0].values.additionalConfigProperties[0]: {fault}"], TestStack.TrackFaults($"values: {{ additionalConfigProperties: [{line}] }}"));
        Assert.Equal([$"trino-infra:tracks[0].values.server.workerExtraConfig: {fault}"], TestStack.TrackFaults($"values: {{ server: {{ workerExtraConfig: {line} }} }}"));
        Assert.Contains(fault, TestStack.TrackFaults(
            $"workers: 0, values: {{ server: {{ keda: {{ enabled: true, triggers: [{{}}] }} }}, additionalConfigProperties: [{line}] }}")[0]);
        // A system property need not be known.
        Assert.Empty(Notes($"values: {{ additionalNodeProperties: [{line}] }}"));
    }

    [Theory]
    [InlineData("values: { additionalConfigProperties: [http-server.authentication.allow-insecure-over-http=true, management.user=a, http-server.authentication.insecure.user-mapping.pattern=a] }")]
    [InlineData("workers: 0, values: { additionalConfigProperties: [web-ui.enabled=false] }")]
    [InlineData("values: { server: { coordinatorExtraConfig: \"web-ui.enabled=false\\ncatalog.store=memory\" } }")]
    [InlineData("values: { server: { coordinatorExtraConfig: \"web-ui.authentication.type=OAUTH2\\nhttp-server.authentication.oauth2.issuer=https://id\" } }")]
    public void What_every_node_knows_passes(string settings) =>
        Assert.DoesNotContain(Notes(settings), note => !note.Contains("/oauth2/callback", StringComparison.Ordinal));

    [Fact]
    public void What_an_authentication_binds_wants_it() => Assert.Equal(
        ["trino-infra:tracks[0].values.server.coordinatorExtraConfig: sets http-server.authentication.jwt.key-file, which Trino knows with JWT authentication alone (JwtAuthenticatorConfig); add JWT to server.config.authenticationType, or remove the line"],
        TestStack.TrackFaults("values: { server: { coordinatorExtraConfig: http-server.authentication.jwt.key-file=/a } }"));

    [Theory]
    [InlineData("values: { additionalConfigProperties: ['access-control\\u002econfig-files=a'] }", true)]
    [InlineData("values: { additionalConfigProperties: ['# access-control.config-files=a'] }", false)]
    [InlineData("values: { additionalNodeProperties: [access-control.config-files=a] }", true)]
    [InlineData("values: { coordinator: { additionalJVMConfig: [-Daccess-control.config-files=a] } }", true)]
    [InlineData("values: { worker: { additionalJVMConfig: [-Daccess-control.config-files=a] } }", false)]
    [InlineData("values: { coordinator: { secretMounts: [{ name: a, secretName: a, path: /etc/trino/access-control.properties, subPath: a }] } }", true)]
    [InlineData("values: { coordinator: { secretMounts: [{ name: a, secretName: a, path: /etc/trino/rules.json, subPath: a }] } }", false)]
    public void Whoever_hides_queries_is_seen(string settings, bool isLimited) =>
        Assert.Equal(isLimited, QueryVisibility.IsLimited(TestStack.Track(settings)));

    private static string Needs(string list) =>
        list == "additionalExchangeManagerProperties" ? ", server: { exchangeManager: { name: filesystem, baseDir: /x } }" : "";

    private static IEnumerable<string> Notes(string settings) =>
        TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {TestStack.Named}, {settings} }}]").Notes.Select(note => note.ToString());
}
