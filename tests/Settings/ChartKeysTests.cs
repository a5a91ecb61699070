using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Components;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

public sealed class ChartKeysTests
{
    private const string Own = "is the program's own to set";

    [Theory]
    [InlineData("trino-1.42.2")]
    [InlineData("trino-1.42.1")]
    [InlineData("istiod-1.30.3")]
    public void Every_path_of_the_charts_own_values_is_known(string chart)
    {
        var paths = Defaults(chart);
        Assert.True(paths.Count > 150);
        Assert.All(paths, path => Assert.DoesNotContain(
            Faults(chart, Values([path])), fault => !fault.Contains(Own, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_the_chart_trinos_values_what_the_program_sets_otherwise_is_told() => Assert.Equal(
        [
            "catalogs: " + Own + "; use the track's catalogs",
            "image.tag: " + Own + "; use the track's version",
            "networkPolicy.enabled: " + Own + "; leave it out: only the gateway and the track itself reach its pods",
            "networkPolicy.ingress: " + Own + "; use the track's allowFrom",
            "worker.gracefulShutdown: " + Own + "; leave it out: the stack has a preStop hook of its own, by which a worker that leaves finishes its tasks",
            "worker.jvm.maxHeapSize: " + Own + "; use the track's resources.worker.heap",
            "worker.terminationGracePeriodSeconds: " + Own + "; leave it out: it follows from the track's drain",
        ],
        Faults("trino-1.42.2", Values(Defaults("trino-1.42.2"))).Order(StringComparer.Ordinal));

    [Fact]
    public void All_of_the_chart_istiods_values_may_be_given() =>
        Assert.Empty(Faults("istiod-1.30.3", Values(Defaults("istiod-1.30.3"))));

    [Theory]
    // A slip of the fingers.
    [InlineData("coordinator: { toleration: [] }", "coordinator.toleration: unknown key; did you mean tolerations?")]
    [InlineData("server: { autoscaling: { enable: true } }", "server.autoscaling.enable: unknown key; did you mean enabled?")]
    [InlineData("imagePullSecret: []", "imagePullSecret: unknown key; did you mean imagePullSecrets?")]
    [InlineData("auth: { passwordauth: a }", "auth.passwordauth: unknown key; did you mean passwordAuth?")]
    [InlineData("accessControl: { type: configmap, rule: {} }", "accessControl.rule: unknown key; did you mean rules?")]
    [InlineData("coordinator: { livenessProbe: { initialDelay: 5 } }", "coordinator.livenessProbe.initialDelay: unknown key; did you mean initialDelaySeconds?")]
    [InlineData("jmx: { exporter: { configProperty: x } }", "jmx.exporter.configProperty: unknown key; did you mean configProperties?")]
    [InlineData("serviceMonitor: { worker: { label: {} } }", "serviceMonitor.worker.label: unknown key; did you mean labels?")]
    [InlineData("secretMounts: [{ name: a, secretName: a, path: /a, subpath: a }]", "secretMounts[0].subpath: unknown key; did you mean subPath?")]
    [InlineData("coordinator: { additionalExposedPorts: { https: { servicePort: 1, prot: 2 } } }", "coordinator.additionalExposedPorts.https.prot: unknown key; did you mean port?")]
    // The right name at the wrong place.
    [InlineData("coordinator: { maxMemoryPerNode: 1GB }", "coordinator.maxMemoryPerNode: unknown key; did you mean coordinator.config.query.maxMemoryPerNode?")]
    [InlineData("server: { config: { memory: { heapHeadroomPerNode: 1GB } } }", "server.config.memory: unknown key; did you mean coordinator.config.memory or worker.config.memory?")]
    [InlineData("server: { jvm: { maxHeapSize: 8G } }", "server.jvm: unknown key; did you mean coordinator.jvm or worker.jvm?")]
    [InlineData("tolerations: []", "tolerations: unknown key; did you mean coordinator.tolerations or worker.tolerations?")]
    [InlineData("nodeSelector: { a: b }", "nodeSelector: unknown key; did you mean coordinator.nodeSelector or worker.nodeSelector?")]
    [InlineData("autoscaling: { enabled: true }", "autoscaling: unknown key; did you mean server.autoscaling?")]
    [InlineData("keda: { enabled: true }", "keda: unknown key; did you mean server.keda?")]
    [InlineData("server: { additionalConfigProperties: [] }", "server.additionalConfigProperties: unknown key; did you mean additionalConfigProperties?")]
    [InlineData("coordinatorExtraConfig: x", "coordinatorExtraConfig: unknown key; did you mean server.coordinatorExtraConfig?")]
    [InlineData("exchangeManager: { name: hdfs }", "exchangeManager: unknown key; did you mean server.exchangeManager?")]
    // What is the program's own is not suggested without what to use.
    [InlineData("worker: { replicas: 3 }", "worker.replicas: unknown key; did you mean server.workers? use the track's workers")]
    [InlineData("server: { worker: 3 }", "server.worker: unknown key; did you mean workers? use the track's workers")]
    [InlineData("image: { Tag: '480' }", "image.Tag: unknown key; did you mean tag? use the track's version")]
    // Trino's own properties.
    [InlineData("server: { config: { query.max-memory: 1GB } }", "server.config[\"query.max-memory\"]: unknown key; did you mean server.config.query.maxMemory?")]
    [InlineData("server: { config: { query: { maxRunTime: 1h } } }", "server.config.query.maxRunTime: unknown key; remove it: other properties of Trino are lines of additionalConfigProperties")]
    // Nothing like it.
    [InlineData("image: { name: trino }", "image.name: unknown key; remove it, or use digest, pullPolicy, registry, repository, tag, useRepositoryAsSoleImageReference")]
    [InlineData("debug: { any: 1 }", "debug: unknown key; remove it: the chart has no such value")]
    // A level too deep.
    [InlineData("trino: { server: {}, env: [] }", "trino: unknown key; write what is below it in its place")]
    [InlineData("worker: { config: { config: { query: {} } } }", "worker.config.config: unknown key; write what is below it in its place")]
    public void An_unknown_key_is_a_fault_with_what_was_meant(string values, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("autoscaleenabled: true", "autoscaleenabled: unknown key; did you mean autoscaleEnabled?")]
    [InlineData("pilot: { autoscaleMinimum: 2 }", "pilot.autoscaleMinimum: unknown key; did you mean autoscaleMin?")]
    [InlineData("resources: { requests: { cpu: 1 }, limit: { cpu: 1 } }", "resources.limit: unknown key; did you mean limits?")]
    [InlineData("_internal_defaults_do_not_set: { revision: canary }", "_internal_defaults_do_not_set: unknown key; write what is below it in its place")]
    [InlineData("sidecarInjectorWebhook: { rewriteAppHttpProbe: true }", "sidecarInjectorWebhook.rewriteAppHttpProbe: unknown key; did you mean rewriteAppHTTPProbe?")]
    [InlineData("pdb: { maxUnavailble: 1 }", "pdb.maxUnavailble: unknown key; did you mean maxUnavailable?")]
    [InlineData("accessLogFile: /dev/stdout", "accessLogFile: unknown key; remove it: the chart has no such value")]
    public void An_unknown_key_of_istiod_is_one_too(string values, string fault) => Assert.Equal(
        [$"trino-infra:istio.values.{fault}"], TestStack.Faults(more: ("istio", $"{{ values: {{ {values} }} }}")));

    [Theory]
    [InlineData("pilot: { revision: canary }", "pilot.revision")]
    [InlineData("pilot: { env: { PILOT_ENABLE_GATEWAY_API: false } }", "pilot.env.PILOT_ENABLE_GATEWAY_API")]
    public void What_istiod_needs_is_protected_below_pilot_too(string values, string path) => Assert.StartsWith(
        $"trino-infra:istio.values.{path}: {Own}; ",
        Assert.Single(TestStack.Faults(more: ("istio", $"{{ values: {{ {values} }} }}"))));

    [Theory]
    [InlineData("affinity: { nodeAffinity: { anything: [{ goes: here }] } }")]
    [InlineData("env: { PILOT_ENABLE_ANALYSIS: 'true' }, meshConfig: { accessLogFile: /dev/stdout }, global: { proxy: { any: 1 } }")]
    [InlineData("pilot: { autoscaleMin: 2, env: { A: b }, resources: { requests: { cpu: 1 } } }")]
    [InlineData("gatewayClasses: { istio: { service: { spec: { type: ClusterIP } } } }")]
    [InlineData("deploymentLabels: { team: data }, profile: ambient, memory: { targetAverageUtilization: 80 }")]
    public void What_istiod_hands_on_is_free(string values) => _ = TestStack.Good(more: ("istio", $"{{ values: {{ {values} }} }}"));

    [Theory]
    [InlineData("coordinator: { affinity: { podAntiAffinity: { a: [{ b: c }] } }, annotations: { karpenter.sh/do-not-disrupt: 'true' }, labels: { a: b } }")]
    [InlineData("coordinator: { additionalVolumes: [{ name: a, emptyDir: { medium: Memory } }], additionalVolumeMounts: [{ name: a, mountPath: /a }] }")]
    [InlineData("env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: b } } }], envFrom: [{ secretRef: { name: a } }]")]
    [InlineData("initContainers: { worker: [{ name: a, image: b, command: [sh] }] }, sidecarContainers: { coordinator: [{ name: a }] }")]
    [InlineData("accessControl: { type: configmap, refreshPeriod: 60s, configFile: rules.json, rules: { rules.json: '{}' } }")]
    [InlineData("resourceGroups: { type: configmap, resourceGroupsConfig: '{}' }, sessionProperties: { type: configmap, sessionPropertiesConfig: '[]' }")]
    [InlineData("server: { exchangeManager: { name: filesystem, baseDir: [/a, /b] } }, additionalExchangeManagerProperties: [exchange.s3.region=a]")]
    [InlineData("server: { exchangeManager: { name: filesystem, baseDir: 's3://a' } }")]
    [InlineData("coordinator: { additionalExposedPorts: { https: { servicePort: 8443, name: https, port: 8443, nodePort: 30443, protocol: TCP } } }")]
    [InlineData("jmx: { coordinator: { enabled: true, exporter: { enabled: true, resources: { limits: { cpu: 1 } } } } }, serviceMonitor: { worker: { labels: { a: b } } }")]
    [InlineData("kafka: { tableDescriptions: { a.json: '{}' } }, commonLabels: { a: b }, global: { a: { b: 1 } }")]
    [InlineData("securityContext: []")]
    public void What_the_chart_hands_on_is_free(string values) => _ = TestStack.Track($"values: {{ {values} }}, allowFrom: []");

    [Theory]
    [InlineData("someValue: 5, coordinator: { additionalConfigFiles: { a.txt: 'a={{ .Values.someValue }}' } }")]
    [InlineData("team: { name: data }, commonLabels: { team: '{{ $.Values.team.name | quote }}' }")]
    [InlineData("my-key: a, coordinator: { annotations: { a: '{{ index .Values \"my-key\" }}' } }")]
    [InlineData("team: { name: data }, commonLabels: { team: '{{ (.Values.team).name }}' }")]
    public void A_key_of_the_users_own_may_be_used_in_a_template(string values) => _ = TestStack.Track($"values: {{ {values} }}");

    [Theory]
    [InlineData("someValue: 5, coordinator: { additionalConfigFiles: { a.txt: 'a={{ .Values.someValues }}' } }", "someValue")]
    [InlineData("someValue: 5, coordinator: { additionalConfigFiles: { a.txt: 'a=.Values.someValue' } }", "someValue")]
    [InlineData("server: { someValue: 5 }, coordinator: { additionalConfigFiles: { a.txt: 'a={{ .Values.someValue }}' } }", "server.someValue")]
    public void But_only_one_at_the_top_that_is_named(string values, string path) => Assert.StartsWith(
        $"trino-infra:tracks[0].values.{path}: unknown key; ", Assert.Single(TestStack.TrackFaults($"values: {{ {values} }}")));

    [Theory]
    [InlineData("coordinator: { tolerations: }", "coordinator.tolerations", "write [] for none, or remove it")]
    [InlineData("coordinator: { affinity: }", "coordinator.affinity", "write {} for none, or remove it")]
    [InlineData("server: { config: { authenticationType: } }", "server.config.authenticationType", "write \"\" for none, or remove it")]
    [InlineData("serviceAccount: { create: }", "serviceAccount.create", "write false for none, or remove it")]
    [InlineData("securityContext: ", "securityContext", "write [] for none, or remove it")]
    [InlineData("server: { autoscaling: { targetCPUUtilizationPercentage: } }", "server.autoscaling.targetCPUUtilizationPercentage", "write \"\" for none, or remove it")]
    [InlineData("worker: { terminationGracePeriodSeconds: }", "worker.terminationGracePeriodSeconds", "leave it out: it follows from the track's drain")]
    [InlineData("image: { tag: }", "image.tag", "use the track's version")]
    [InlineData("jmx: { exporter: { nodePort: } }", "jmx.exporter.nodePort", "give it one, or remove it")]
    [InlineData("coordinator: { affinity: { nodeAffinity: } }", "coordinator.affinity.nodeAffinity", "give it one, or remove it")]
    [InlineData("env: [{ name: A, value: }]", "env[0].value", "give it one, or remove it")]
    public void Nothing_is_written_as_the_chart_takes_it(string values, string path, string fix) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{path}: has no value, and Pulumi would leave it out; {fix}"],
        TestStack.TrackFaults($"values: {{ {values} }}"));

    [Fact]
    public void A_null_that_is_the_charts_default_says_nothing()
    {
        var values = TestStack.Track(
            "values: { coordinator: { priorityClassName: , jvm: { minHeapSize: ~, maxHeapPercent: null } }, nameOverride: }").Values;
        Assert.Equal(["coordinator"], values.Keys);
        Assert.Equal("""{"jvm":{}}""", JsonSerializer.Serialize(values["coordinator"]));
    }

    [Theory]
    [InlineData("kafka: { mountPath: { a: 1 } }", "kafka.mountPath: a mapping is neither a text nor a number; the chart takes one here")]
    [InlineData("server: { keda: { annotations: { a: b } } }", "server.keda.annotations: a mapping is neither a text nor a number; the chart takes one here")]
    [InlineData("initContainers: [{ name: a }]", "initContainers: a list is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("configMounts: { name: a }", "configMounts: a mapping is not a list; give a list of entries with configMap, name, path, subPath")]
    [InlineData("configMounts: [a]", "configMounts[0]: \"a\" is not a mapping; write its keys below it, each as `key: value`")]
    public void What_has_keys_and_what_has_none_is_the_charts_to_say(string values, string fault) => Assert.Contains(
        $"trino-infra:tracks[0].values.{fault}", TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("image: { tag: 480 }, server: { workers: 2 }, fullnameOverride: stable")]
    [InlineData("service: { type: ClusterIP, port: 8080, nodePort: '' }")]
    [InlineData("ingress: { enabled: false, className: nginx, hosts: [{ host: a, paths: [{ path: /, pathType: Prefix }] }] }, gateway: { enabled: false }")]
    [InlineData("networkPolicy: { enabled: true }, additionalCatalogs: {}, catalogs: []")]
    [InlineData("coordinator: { deployment: { strategy: { type: Recreate } }, lifecycle: {}, jvm: { maxHeapSize: 1G, maxHeapPercent: '' } }")]
    [InlineData("coordinator: { terminationGracePeriodSeconds: 120 }")]
    [InlineData("worker: { terminationGracePeriodSeconds: 360, lifecycle: {} }")]
    [InlineData("worker: { config: { memory: { heapHeadroomPerNode: '' }, query: { maxMemoryPerNode: 500MB } } }")]
    [InlineData("additionalConfigProperties: [retry-policy=NONE, retry-policy=TASK]")]
    public void What_the_program_sets_itself_may_be_said_again(string values) => _ = TestStack.Track($"values: {{ {values} }}");

    [Theory]
    [InlineData("image: { tag: 481 }", "image.tag")]
    [InlineData("service: { type: NodePort }", "service.type")]
    [InlineData("ingress: { enabled: 'false' }", "ingress.enabled")]
    [InlineData("networkPolicy: { enabled: 'true' }", "networkPolicy.enabled")]
    [InlineData("networkPolicy: { ingress: [] }", "networkPolicy.ingress")]
    [InlineData("catalogs: {}", "catalogs")]
    [InlineData("coordinator: { deployment: { strategy: { type: Recreate, rollingUpdate: {} } } }", "coordinator.deployment.strategy")]
    [InlineData("coordinator: { jvm: { maxHeapSize: '' } }", "coordinator.jvm.maxHeapSize")]
    [InlineData("ingress: { enabled: true, hots: [] }", "ingress.enabled", "ingress.hots")]
    [InlineData("catalogs: { a: }", "catalogs")]
    public void Anything_else_may_not(string values, params string[] paths) => Assert.Equal(
        paths.Select(path => $"trino-infra:tracks[0].values.{path}"),
        TestStack.TrackFaults($"values: {{ {values} }}").Select(fault => fault.Split(": ")[0]));

    [Fact]
    public void What_passes_for_the_programs_own_changes_nothing_that_it_sets()
    {
        var stack = TestStack.Good(
            tracks: "[{ name: stable, weight: 1, version: '481', workers: 3, resources: { coordinator: { heap: 2G }, worker: { heap: 3G } } }]");
        var track = stack.PrimaryTrack;
        var own = TrinoValues.Of(track, stack);
        Assert.All(ProtectedValues.OfTrino.Where(value => value.Own is not null), value =>
        {
            var path = ChartValuePath.Keys(value.Path);
            var users = path.Reverse().Aggregate(value.Own!(track), (below, key) => ChartValues.Of((key, below)));
            if (own.At(path) is { } set)
                Assert.Equal(JsonSerializer.Serialize(set), JsonSerializer.Serialize(ChartValues.Merge(own, (ImmutableSortedDictionary<string, object?>)users!).At(path)));
        });
    }

    [Theory]
    [InlineData("values: { coordinator: { jvm: { maxHeapSize: 32G }, config: { query: { maxMemoryPerNode: 22GB } } } }")]
    [InlineData("values: { coordinator: { jvm: { maxHeapPercent: 80 }, resources: { limits: { memory: 1Gi } } } }")]
    [InlineData("values: { coordinator: { additionalJVMConfig: [-Xmx32G], jvm: { minHeapSize: 8G } } }")]
    [InlineData("resources: { coordinator: { heap: 32GB } }, values: { coordinator: { config: { query: { maxMemoryPerNode: 22GB } } } }")]
    [InlineData("workers: 3, values: { server: { workers: 6, autoscaling: { enabled: true, maxReplicas: 2 } } }")]
    [InlineData("workers: 0, values: { server: { workers: 6, autoscaling: { enabled: true } } }")]
    public void What_follows_from_a_refused_value_is_not_told(string settings) => Assert.Single(TestStack.TrackFaults(settings));

    [Fact]
    public void But_what_is_wrong_with_any_heap_is() => Assert.Equal(
        [
            "trino-infra:tracks[0].values.worker.jvm.maxHeapSize: " + Own + "; use the track's resources.worker.heap",
            "trino-infra:tracks[0].values.worker.config.query.maxMemoryPerNode: \"lots\" is not an amount of memory; give one such as 2GB or 30%",
        ],
        TestStack.TrackFaults("values: { worker: { jvm: { maxHeapSize: 8G }, config: { query: { maxMemoryPerNode: lots }, memory: { heapHeadroomPerNode: 90% } } } }"));

    private static IEnumerable<string> Faults(string chart, JsonObject values)
    {
        var read = chart.StartsWith("trino-", StringComparison.Ordinal)
            ? TestStack.Read(tracks: $"[{{ name: stable, weight: 1, chart: {chart["trino-".Length..]}, resources: {{ coordinator: {{ heap: 8G }}, worker: {{ heap: 4G }} }}, values: {values.ToJsonString()} }}]")
            : TestStack.Read(more: ("istio", $"{{ values: {values.ToJsonString()} }}"));
        return read.TryGet(out _, out _) ? [] : TestStack.Faults(read).Select(fault => fault[(fault.IndexOf(".values.", StringComparison.Ordinal) + ".values.".Length)..]);
    }

    /// <summary>Each path of a chart's values.yaml, with slashes, and what stands there.</summary>
    private static List<(string[] Path, string Json)> Defaults(string chart) =>
    [
        .. from line in File.ReadLines(Repository.File("tests", "Settings", "fixtures", $"{chart}-defaults.txt"))
           let parts = line.Split(": ", 2)
           select (parts[0].Split('/'), parts[1]),
    ];

    private static JsonObject Values(IEnumerable<(string[] Path, string Json)> paths)
    {
        var values = new JsonObject();
        foreach (var (path, json) in paths)
        {
            var map = values;
            foreach (var key in path[..^1])
                map = (JsonObject)(map[key] ??= new JsonObject());
            if (map[path[^1]] is not JsonObject { Count: > 0 })
                map[path[^1]] = JsonNode.Parse(json);
        }

        return values;
    }
}
