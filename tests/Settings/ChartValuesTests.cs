using System.Collections.Immutable;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

public sealed class ChartValuesTests
{
    private const string Leaving =
        "leave it out: the stack has a preStop hook of its own, by which a worker that leaves finishes its tasks";

    public static TheoryData<string, string, string> Protected => new()
    {
        { "fullnameOverride: x", "fullnameOverride", "a track's objects bear its name: change that" },
        { "image: { tag: '1' }", "image.tag", "use the track's version" },
        { "server: { workers: 3 }", "server.workers", "use the track's workers" },
        { "service: { type: NodePort }", "service.type", "leave it out: routes need a ClusterIP Service" },
        { "service: { port: 80 }", "service.port", "leave it out: routes go to port 8080" },
        { "networkPolicy: { enabled: false }", "networkPolicy.enabled", "leave it out: only the gateway and the track itself reach its pods" },
        { "coordinator: { lifecycle: { preStop: {} } }", "coordinator.lifecycle", "leave it out: the track's drain gate waits for its queries" },
        { "worker: { lifecycle: { postStart: {} } }", "worker.lifecycle", Leaving },
        { "worker: { gracefulShutdown: { enabled: false } }", "worker.gracefulShutdown", Leaving },
        { "worker: { additionalConfigFiles: { access-control.properties: x } }", "worker.additionalConfigFiles[\"access-control.properties\"]", Leaving },
        { "worker: { jvm: { maxHeapSize: 8G } }", "worker.jvm.maxHeapSize", "use the track's resources.worker.heap" },
        { "catalogs: { tpch: connector.name=tpch }", "catalogs", "use the track's catalogs" },
        { "gateway: { enabled: true }", "gateway.enabled", "leave it out: the stack's own Gateway routes to the track" },
        {
            "coordinator: { deployment: { strategy: { type: RollingUpdate } } }", "coordinator.deployment.strategy",
            "leave it out: two coordinators behind one Service mix queries"
        },
        {
            "coordinator: { additionalConfigFiles: { config.properties: x } }", "coordinator.additionalConfigFiles[\"config.properties\"]",
            "the chart writes this file: use the values it writes it from"
        },
    };

    [Theory]
    [MemberData(nameof(Protected))]
    public void What_the_program_owns_is_protected(string values, string path, string fix) =>
        Assert.Equal(
            [$"trino-infra:tracks[0].values.{path}: is the program's own to set; {fix}"],
            TestStack.TrackFaults($"values: {{ {values} }}"));

    [Fact]
    public void What_istiod_needs_for_the_Gateway_is_protected() =>
        Assert.Equal(
            [
                "trino-infra:istio.values.revision: is the program's own to set; leave it out: an istiod with a revision ignores this stack's Gateway",
                "trino-infra:istio.values.env.PILOT_ENABLE_GATEWAY_API: is the program's own to set; leave it out: the stack is built on it",
            ],
            TestStack.Faults(more: ("istio", "{ values: { revision: canary, env: { PILOT_ENABLE_GATEWAY_API: 'false' } } }")));

    [Theory]
    [InlineData("server: 5", "server: 5 is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("worker: { affinity: }", "worker.affinity: has no value, and Pulumi would leave it out; write {} for none, or remove it")]
    [InlineData("env: [{ name: A, value: }]", "env[0].value: has no value, and Pulumi would leave it out; give it one, or remove it")]
    [InlineData("commonLabels: { id: 12345678901234567890 }", "commonLabels.id: 12345678901234567890 is a number that the chart would get with other digits; put it in quotes")]
    [InlineData("additionalConfigProperties: retry-policy=TASK", "additionalConfigProperties: \"retry-policy=TASK\" is not a list; give a list of lines, each property=value")]
    [InlineData("additionalConfigProperties: [\"a=b\\nc=d\"]", "additionalConfigProperties[0]: \"a=b\\nc=d\" has more than one line; give each line an entry of its own")]
    public void Values_are_what_the_chart_takes(string values, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("additionalConfigProperties: ['http-server.process-forwarded=false']", "additionalConfigProperties[0]", "http-server.process-forwarded", "leave it out: behind a gateway it must be true, and is")]
    [InlineData("additionalConfigProperties: [' http-server\\.http.port : 80']", "additionalConfigProperties[0]", "http-server.http.port", "leave it out: routes go to port 8080")]
    [InlineData("server: { coordinatorExtraConfig: \"a=b\\nquery.max-memory=1GB\" }", "server.coordinatorExtraConfig", "query.max-memory", "use server.config.query.maxMemory")]
    [InlineData("server: { workerExtraConfig: 'shutdown.grace-period=2m' }", "server.workerExtraConfig", "shutdown.grace-period", "leave it out: the stack sets that of its workers")]
    [InlineData("server: { workerExtraConfig: \"discovery.uri=http://x\" }", "server.workerExtraConfig", "discovery.uri", "leave it out: workers find their track's coordinator")]
    public void Lines_for_config_properties_leave_what_the_chart_writes(string values, string path, string property, string fix) =>
        Assert.Equal(
            [$"trino-infra:tracks[0].values.{path}: sets {property}, which is the program's own to set, and this line would win; {fix}"],
            TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData(
        "coordinator: { config: { query: { maxMemoryPerNode: 800MB } } }",
        "coordinator.config.query.maxMemoryPerNode: \"800MB\" and the headroom of 307MB are more than the heap of 1024MB; lower it, or raise resources.coordinator.heap")]
    [InlineData(
        "worker: { config: { query: { maxMemoryPerNode: 71% } } }",
        "worker.config.query.maxMemoryPerNode: \"71%\" and the headroom of 307MB are more than the heap of 1024MB; lower it, or raise resources.worker.heap")]
    [InlineData(
        "worker: { config: { memory: { heapHeadroomPerNode: 1GB } } }",
        "worker.config.memory.heapHeadroomPerNode: \"1GB\" and a query's maximum of 307MB are more than the heap of 1024MB; lower it, or raise resources.worker.heap")]
    [InlineData(
        "worker: { config: { query: { maxMemoryPerNode: lots } } }",
        "worker.config.query.maxMemoryPerNode: \"lots\" is not an amount of memory; give one such as 2GB or 30%")]
    [InlineData(
        "worker: { resources: { limits: { memory: 1536Mi } } }",
        "worker.resources.limits.memory: \"1536Mi\" does not hold the heap of 1024Mi and the 768Mi that Java needs beside it; give at least 1792Mi, or leave it out")]
    [InlineData(
        "worker: { resources: { requests: { memory: 3Gi } } }",
        "worker.resources.requests.memory: a request of 3072Mi is above the derived limit of 2304Mi; give a limit of at least 3072Mi, or leave both out")]
    [InlineData(
        "worker: { resources: { limits: { memory: 1792Mi }, requests: { memory: 2Gi } } }",
        "worker.resources.limits.memory: a request of 2048Mi is above a limit of 1792Mi; give a limit of at least 2048Mi, or leave both out")]
    [InlineData(
        "coordinator: { jvm: { minHeapSize: 2G } }",
        "coordinator.jvm.minHeapSize: \"2G\" is above the heap of 1G; leave it out: the heap grows as needed")]
    [InlineData("worker: { additionalJVMConfig: ['-Xmx8G'] }", "worker.additionalJVMConfig[0]: \"-Xmx8G\" sets the heap; use the track's resources.worker.heap")]
    public void Memory_fits_the_heap(string values, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData(2, "autoscaling: { enabled: true }, keda: { enabled: true, triggers: [{}] }", "keda.enabled: excludes server.autoscaling.enabled; keep one of them")]
    [InlineData(0, "autoscaling: { enabled: true }", "autoscaling.enabled: has no workers to scale; give the track's workers, the fewest to scale to, at least 1")]
    [InlineData(6, "autoscaling: { enabled: true }", "autoscaling.maxReplicas: is below the track's 6 workers, the fewest to scale to; raise it")]
    [InlineData(2, "keda: { enabled: true, triggers: [{}] }", "keda.enabled: scales without regard to the track's 2 workers; set workers to 0, and the fewest in server.keda.minReplicaCount")]
    [InlineData(0, "keda: { enabled: true, minReplicaCount: 6, triggers: [{}] }", "keda.maxReplicaCount: is below the fewest workers, 6 by server.keda.minReplicaCount; raise it")]
    [InlineData(0, "keda: { enabled: true }", "keda.triggers: has no trigger; give at least one, or disable server.keda")]
    public void Scaling_agrees_with_the_workers(int workers, string server, string fault) =>
        Assert.Equal(
            [$"trino-infra:tracks[0].values.server.{fault}"],
            TestStack.TrackFaults($"workers: {workers}, values: {{ server: {{ {server} }} }}"));

    [Theory]
    [InlineData("")]
    [InlineData("workers: 0, ")]
    public void With_KEDA_the_track_has_no_number_of_workers(string workers) => Assert.Equal(
        0, TestStack.Track($"{workers}values: {{ server: {{ keda: {{ enabled: true, minReplicaCount: 2, triggers: [{{ type: cron }}] }} }} }}").Workers);

    [Fact]
    public void Without_workers_the_coordinator_works() =>
        Assert.Equal(
            [
                "trino-infra:tracks[0].values.coordinator.config.nodeScheduler.includeCoordinator: "
                    + "leaves no node to run queries, as the track has 0 workers; leave it out",
            ],
            TestStack.TrackFaults(
                "workers: 0, values: { coordinator: { config: { nodeScheduler: { includeCoordinator: false } } } }"));

    [Fact]
    public void Values_become_maps_lists_and_scalars()
    {
        var values = TestStack.Track("""
            values: { env: [{ name: A, value: "1" }], server: { log: { trino: { level: DEBUG } } }, global: { a: 5, b: 0.5, c: 3000000000, d: true },
                      additionalConfigProperties: [retry-policy=TASK],
                      worker: { config: { query: { maxMemoryPerNode: 40% } }, resources: { limits: { memory: 4Gi } } } }
            """).Values;
        Assert.Equal(["additionalConfigProperties", "env", "global", "server", "worker"], values.Keys);
        Assert.Equal<object?>([5, 0.5, 3e9, true], Assert.IsType<ImmutableSortedDictionary<string, object?>>(values["global"]).Values);
        var variable = Assert.IsType<ImmutableSortedDictionary<string, object?>>(Assert.Single(Assert.IsType<ImmutableArray<object?>>(values["env"])));
        Assert.Equal([new("name", "A"), new("value", "1")], variable);
    }

    [Theory]
    [InlineData("image: { pullPolicy: Sometimes }", "image.pullPolicy: \"Sometimes\" is not among the choices; give Always or IfNotPresent or Never")]
    [InlineData("imagePullSecrets: regcred", "imagePullSecrets: \"regcred\" is not a list; give a list of entries such as { name: regcred }")]
    [InlineData("imagePullSecrets: [regcred]", "imagePullSecrets[0]: \"regcred\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("imagePullSecrets: [{ nmae: regcred }]", "imagePullSecrets[0].name: is missing; name a Secret")]
    [InlineData("coordinator: { nodeSelector: { gpu: true } }", "coordinator.nodeSelector.gpu: true is not a text; give a text, in quotes where it could be something else")]
    [InlineData("coordinator: { tolerations: { key: a } }", "coordinator.tolerations: a mapping is not a list; give a list of entries such as { key: dedicated, operator: Exists }")]
    [InlineData("coordinator: { tolerations: [{ key: a, value: 1 }] }", "coordinator.tolerations[0].value: 1 is not a text; give a text, in quotes where it could be something else")]
    [InlineData("coordinator: { tolerations: [{ tolerationSeconds: 99999999999 }] }", "coordinator.tolerations[0].tolerationSeconds: 99999999999 is above 2147483647; give a whole number from 0 to 2147483647")]
    [InlineData("coordinator: { tolerations: [{ tolerationSeconds: '60' }] }", "coordinator.tolerations[0].tolerationSeconds: \"60\" is a text; write the number without quotes")]
    public void What_the_drain_gate_takes_over_is_what_Kubernetes_takes(string values, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("values: {}", false)]
    [InlineData("values: { server: { config: { authenticationType: '' } }, accessControl: {} }", false)]
    [InlineData("values: { server: { config: { authenticationType: JWT } }, additionalConfigProperties: [internal-communication.shared-secret=s] }", true)]
    [InlineData("values: { accessControl: { type: properties, properties: access-control.name=opa } }", true)]
    [InlineData("values: { coordinator: { additionalConfigFiles: { access-control.properties: access-control.name=ranger } } }", true)]
    [InlineData("values: { additionalConfigProperties: [retry-policy=TASK, access-control.config-files=a] }", true)]
    [InlineData("values: { additionalConfigProperties: [retry-policy=TASK] }", false)]
    [InlineData("values: { server: { coordinatorExtraConfig: \"a=b\\n access-control.config-files=a\" } }", true)]
    public void Whether_a_stranger_sees_every_query_shows_in_the_values(string settings, bool isLimited) =>
        Assert.Equal(isLimited, QueryVisibility.IsLimited(TestStack.Track(settings)));
}
