
namespace TrinoInfra.Tests.Settings;

/// <summary>Who inside the cluster may reach a track's pods.</summary>
public sealed class AllowFromTests
{
    private const string AnEntry = "{ namespaces: [monitoring], pods: { app.kubernetes.io/name: prometheus }, ports: [metrics] }";
    private const string Missing = "trino-infra:tracks[0].allowFrom: is missing, and without it nobody may scrape ";
    private const string SayWho = $"; say who may, such as [{AnEntry}], or [] for nobody";
    private const string ALabel = "give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit";
    private const string APort = "give coordinator, metrics, or a number from 1 to 65535";
    private const string Ports = "give coordinator, metrics, or the numbers of ports";
    private const string Exporter = "jmx: { enabled: true, exporter: { enabled: true } }";
    private const string ByTheExporter = "the JMX exporter that values enable";
    private const string ByTheMonitor = "what the ServiceMonitor is for that values enable";

    [Fact]
    public void Entries_name_namespaces_pods_and_ports()
    {
        var clients = TestStack.Track($"values: {{ {Exporter} }}, allowFrom: [{AnEntry}, {{ namespaces: bi, ports: coordinator }}, {{ pods: {{ app: etl, tier: '' }}, ports: [coordinator, 9404] }}]").AllowFrom;

        Assert.Equal(
            [
                "monitoring|app.kubernetes.io/name=prometheus|metrics",
                "bi||coordinator",
                "|app=etl,tier=|coordinator,9404",
            ],
            clients.Select(client => string.Join(
                '|', string.Join(',', client.Namespaces), string.Join(',', client.Pods.Select(label => $"{label.Key}={label.Value}")), string.Join(',', client.Ports))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", allowFrom: []")]
    [InlineData(", allowFrom: ~")]
    public void Nobody_is_who_it_is_for_by_default(string allowFrom) => Assert.Empty(TestStack.Track($"workers: 1{allowFrom}").AllowFrom);

    [Theory]
    [InlineData(Exporter, ByTheExporter)]
    [InlineData("jmx: { coordinator: { exporter: { enabled: true } } }", ByTheExporter)]
    [InlineData("jmx: { worker: { exporter: { enabled: true } } }", ByTheExporter)]
    [InlineData(Exporter + ", serviceMonitor: { enabled: true }", ByTheExporter)]
    [InlineData("serviceMonitor: { enabled: true }", ByTheMonitor)]
    [InlineData("serviceMonitor: { worker: { enabled: true } }", ByTheMonitor)]
    public void Metrics_that_nobody_may_scrape_are_told(string values, string metrics)
    {
        Assert.Equal([$"{Missing}{metrics}{SayWho}"], TestStack.TrackFaults($"values: {{ {values} }}"));
        Assert.Equal([$"{Missing}{metrics}{SayWho}"], TestStack.TrackFaults($"values: {{ {values} }}, allowFrom: ~"));
        Assert.Empty(TestStack.Track($"values: {{ {values} }}, allowFrom: []").AllowFrom);
    }

    [Theory]
    [InlineData("jmx: { enabled: true }")]
    [InlineData("jmx: { exporter: { enabled: false, port: 9404 } }, serviceMonitor: { enabled: false, interval: 15s }")]
    // There is no worker to have one.
    [InlineData("jmx: { worker: { exporter: { enabled: true } } }", "workers: 0, ")]
    public void Where_there_are_none_nothing_is_missing(string values, string more = "") =>
        Assert.Empty(TestStack.Track($"{more}values: {{ {values} }}").AllowFrom);

    [Theory]
    [InlineData("5", ": 5 is not a list; give a list of entries such as " + AnEntry)]
    [InlineData("{ namespaces: a, ports: coordinator }", ": a mapping is not a list; give a list of entries such as " + AnEntry)]
    [InlineData("[monitoring]", "[0]: \"monitoring\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("[{ ports: coordinator }]", "[0]: names neither namespaces nor pods; give a list of entries such as " + AnEntry)]
    [InlineData("[{ namespaces: a }]", "[0].ports: is missing; " + Ports)]
    [InlineData("[{ namespaces: a, ports: [] }]", "[0].ports: is an empty list; " + Ports)]
    [InlineData("[{ namespaces: a, ports: [~] }]", "[0].ports[0]: has no value; " + Ports)]
    [InlineData("[{ namespaces: a, ports: [http, 0, 65536] }]", "[0].ports[0]: \"http\" is no port of a track; " + APort + "|[0].ports[1]: 0 is no port of a track; " + APort + "|[0].ports[2]: 65536 is no port of a track; " + APort)]
    [InlineData("[{ namespaces: a, ports: { coordinator: true } }]", "[0].ports: a mapping is neither a text nor a number; " + APort)]
    [InlineData("[{ namespaces: a, ports: [8080, '8080', coordinator] }]", "[0].ports: names \"8080\" 2 times; name it once")]
    [InlineData("[{ namespaces: a, ports: metrics }]", "[0].ports: names metrics, and values enable no JMX exporter; enable values.jmx.exporter, or give the number of the port")]
    [InlineData("[{ namespaces: [], ports: coordinator }]", "[0].namespaces: is an empty list; name the namespaces of those who may connect, or leave it out for the stack's own")]
    [InlineData("[{ namespaces: [A, b.c, d], ports: coordinator }]", "[0].namespaces[0]: \"A\" has upper-case letters; " + ALabel + "|[0].namespaces[1]: \"b.c\" is not a DNS label; " + ALabel)]
    [InlineData("[{ namespaces: [a, b, a], ports: coordinator }]", "[0].namespaces: names \"a\" 2 times; name it once")]
    [InlineData("[{ namespace: a, pods: { app: b }, ports: coordinator }]", "[0].namespace: unknown key; did you mean namespaces?")]
    [InlineData("[{ namespaces: a, pods: {}, ports: coordinator }]", "[0].pods: selects every pod of the namespace; give labels of the pods that may connect, or leave it out for every pod of the namespaces")]
    [InlineData("[{ namespaces: a, pods: { 'a b': c, d: 'e f' }, ports: coordinator }]", "[0].pods[\"a b\"]: is not the name of a label; give one such as istio or app.kubernetes.io/name|[0].pods.d: \"e f\" is not the value of a label; give at most 63 letters, digits, hyphens, underscores and dots, in quotes where it could be something else")]
    [InlineData("[{ namespaces: a, ports: coordinator }, { namespaces: [b, a], ports: 9404 }]", "[1]: names the same pods of namespace a as entry 1; put their ports into one entry")]
    [InlineData("[{ pods: { b: c }, ports: coordinator }, { pods: { b: c }, ports: 9404 }]", "[1]: names the same pods as entry 1; put their ports into one entry")]
    public void What_is_wrong_with_them_is_said(string allowFrom, string faults) => Assert.Equal(
        faults.Split('|').Select(fault => $"trino-infra:tracks[0].allowFrom{fault}"),
        TestStack.TrackFaults($"allowFrom: {allowFrom}"));

    [Theory]
    [InlineData("jmx: { exporter: { enabled: 'yes' } }", "jmx.exporter.enabled: \"yes\" is neither true nor false; give true or false")]
    [InlineData("jmx: { exporter: { port: http } }", "jmx.exporter.port: \"http\" is not a whole number; give a whole number from 1 to 65535")]
    [InlineData("jmx: { worker: { exporter: { port: 70000 } } }", "jmx.worker.exporter.port: 70000 is above 65535; give a whole number from 1 to 65535")]
    [InlineData("serviceMonitor: { coordinator: { enabled: 1 } }", "serviceMonitor.coordinator.enabled: 1 is neither true nor false; give true or false")]
    [InlineData("networkPolicy: { ingress: [] }", "networkPolicy.ingress: is the program's own to set; use the track's allowFrom")]
    public void Values_that_it_follows_from_are_what_they_must_be(string values, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("'yes'", "\"yes\" is neither true nor false; give true or false")]
    [InlineData("{ secure: v1:a }", "is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only")]
    public void Of_an_exporter_that_is_not_known_to_be_there_no_more_is_said(string enabled, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.jmx.exporter.enabled: {fault}"],
        TestStack.TrackFaults($"values: {{ jmx: {{ exporter: {{ enabled: {enabled} }} }} }}, allowFrom: [{AnEntry}]"));

    [Theory]
    [InlineData("coordinator: { additionalExposedPorts: { a: { servicePort: 9404, name: a, port: 9404, protocol: TCP } } }", "coordinator.additionalExposedPorts")]
    [InlineData("worker: { annotations: { prometheus.io/scrape: 'true' } }", "what worker.annotations have Prometheus scrape")]
    public void Ports_that_values_mean_for_others_are_noted(string values, string ports)
    {
        const string Track = "trino-infra:tracks[0].allowFrom: is missing, and without it nobody may reach ";

        Assert.Equal(
            [$"Pulumi.dev.yaml: {Track}{ports}; say who may, such as [{{ namespaces: [monitoring], ports: [9404] }}], or [] for nobody"],
            Notes($"values: {{ {values} }}"));
        Assert.Empty(Notes($"values: {{ {values} }}, allowFrom: []"));
    }

    [Theory]
    [InlineData("serviceAccount: { create: true, name: trino }", "serviceAccount: { create: true, name: trino }", "trino")]
    [InlineData("serviceAccount: { create: true }", "serviceAccount: { create: true, name: a }", "a")]
    public void Two_tracks_do_not_make_one_account(string one, string other, string account) => Assert.Equal(
        [$"trino-infra:tracks[1].values.serviceAccount: makes the account \"{account}\", and so does track 1; leave serviceAccount.name out, so that it bears the track's, or give one that is there beforehand and leave create out"],
        TestStack.Faults(tracks: $"[{{ name: a, weight: 1, values: {{ {one} }} }}, {{ name: b, weight: 1, values: {{ {other} }} }}]"));

    [Theory]
    [InlineData("serviceAccount: { create: true }")]
    [InlineData("serviceAccount: { name: trino }")]
    public void They_may_make_one_each_or_share_what_is_there(string values) => Assert.Equal(
        2, TestStack.Good(tracks: $"[{{ name: a, weight: 1, values: {{ {values} }} }}, {{ name: b, weight: 1, values: {{ {values} }} }}]").Tracks.Length);

    [Fact]
    public void A_ServiceMonitor_without_the_exporter_is_told_to_have_no_effect() => Assert.Equal(
        ["Pulumi.dev.yaml: trino-infra:tracks[0].values.serviceMonitor: has no effect: it is for the JMX exporter, which is not enabled; enable jmx.exporter, or remove this"],
        Notes("values: { serviceMonitor: { enabled: true } }, allowFrom: []"));

    private static IEnumerable<string> Notes(string track) =>
        TestStack.Good(tracks: $"[{{ name: a, weight: 1, {TestStack.Named}, {track} }}]").Notes.Select(note => $"{note}");
}
