namespace TrinoInfra.Tests.Cases;

/// <summary>Real users' chart values: what the chart would swallow is told, what is harmless passes.</summary>
public sealed class ChartKeysCases
{
    private const string Below = "trino-infra:tracks[0].values.";
    private const string NobodyMayScrape = "trino-infra:tracks[0].allowFrom: is missing, and without it nobody may scrape the JMX exporter that values enable; say who may, such as "
        + "[{ namespaces: [monitoring], pods: { app.kubernetes.io/name: prometheus }, ports: [metrics] }], or [] for nobody";
    private const string Own = "is the program's own to set";
    private const string Lines = "unknown key; remove it: other properties of Trino are lines of additionalConfigProperties";
    private const string Jvm = "unknown key; remove it, or use gcMethod, initialHeapPercent, maxHeapPercent, maxHeapSize, minHeapSize";

    [Fact]
    public async Task V01_tells_keys_that_the_chart_never_had_and_no_memory_of_a_heap_that_is_not_meant() => Assert.Equal(
        [
            "additionalCatalogs: " + Own + "; use the track's catalogs",
            "additionalConfigProperties[5]: sets memory.heap-headroom-per-node, which is the program's own to set, and this line would win; "
                + "use coordinator.config and worker.config: memory.heapHeadroomPerNode",
            "coordinator.config.query.minWorkers: " + Lines,
            "coordinator.jvm.extraArguments: " + Jvm,
            "coordinator.jvm.maxHeapSize: " + Own + "; use the track's resources.coordinator.heap",
            "image.tag: " + Own + "; use the track's version",
            "server.config.query.clientTimeout: " + Lines,
            "server.config.query.initialHashPartitions: " + Lines,
            "server.config.query.maxExecutionTime: " + Lines,
            "server.config.query.maxStageRetries: " + Lines,
            "server.workers: " + Own + "; use the track's workers",
            NobodyMayScrape,
            "worker.jvm.extraArguments: " + Jvm,
            "worker.jvm.maxHeapSize: " + Own + "; use the track's resources.worker.heap",
        ],
        await FaultsAsync("v01-eks-karpenter-jmx"));

    [Fact]
    public async Task V05_takes_an_empty_headroom_for_the_default_that_it_is() => Assert.Equal(
        ["catalogs", "coordinator.jvm.maxHeapSize", "image.tag", "server.workers", "worker.jvm.maxHeapSize"],
        (await FaultsAsync("v05-heap-headroom-empty")).Select(fault => fault.Split(':')[0]));

    [Theory]
    [InlineData("v06-unknown-keys")]
    [InlineData("v06-unknown-keys-migrated")]
    public async Task V06_names_what_was_meant(string stack) => Assert.Equal(
        [
            "server.additionalProperties: unknown key; did you mean additionalLogProperties?",
            "server.config[\"query.max-memory\"]: unknown key; did you mean server.config.query.maxMemory?",
            "server.config[\"query.max-memory-per-node\"]: unknown key; did you mean coordinator.config.query.maxMemoryPerNode or worker.config.query.maxMemoryPerNode?",
            "worker.replicas: unknown key; did you mean server.workers? use the track's workers",
        ],
        (await FaultsAsync("v06-unknown-keys", stack)).Where(fault => fault.Contains("unknown key", StringComparison.Ordinal)));

    [Fact]
    public async Task V13_says_who_may_scrape_it() => Assert.Equal([NobodyMayScrape], await CaseRun.FaultsAsync("v13-keda-prometheus"));

    [Fact]
    public async Task V15_names_what_goes_with_catalogs_from_a_Secret() => Assert.Equal(
        ["secretMounts[0].path: \"/etc/trino/catalog\" is mounted already, by the track's catalogs; give the track `catalogs: {}`, or mount it elsewhere"],
        await FaultsAsync("v15-catalogs-from-secret"));

    private static async Task<IEnumerable<string>> FaultsAsync(string name, string? stack = null) =>
        (await CaseRun.FaultsAsync(name, stack)).Select(fault =>
        {
            if (fault == NobodyMayScrape)
                return fault;
            Assert.StartsWith(Below, fault);
            return fault[Below.Length..];
        }).Order(StringComparer.Ordinal);
}
