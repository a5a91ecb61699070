using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings;

/// <summary>
/// One track, a Trino cluster of its own, or one that is there already: an element of <c>trino-infra:tracks</c>.
/// </summary>
public sealed record TrackSettings
{
    /// <summary>A DNS label of at most 40 characters, unique: the name of its release, Service, route and host.</summary>
    /// <value key="tracks[].name">needed</value>
    public required DnsLabel Name { get; init; }

    /// <summary>Its part of the new statements, relative to the other tracks' weights: a whole number from 0 to 1,000,000.</summary>
    /// <value key="tracks[].weight">needed</value>
    public required Weight Weight { get; init; }

    /// <summary>
    /// A <see href="#an-existing-trino">Trino that is there already</see>, in place of <c>version</c>, <c>chart</c>,
    /// <c>workers</c>, <c>resources</c>, <c>catalogs</c> and <c>values</c>: <c>{ host, port, tls }</c>.
    /// </summary>
    /// <value key="tracks[].external">none</value>
    public ExternalTrino? External { get; init; }

    /// <summary>The tag of the image <c>trinodb/trino</c>.</summary>
    /// <value key="tracks[].version">that of its chart: <c>480</c>, or <c>479</c></value>
    public string Version { get; init; } = DefaultChart.AppVersion;

    /// <summary>
    /// The version of the chart <c>trino</c>: the default, or <c>1.42.1</c>, the pin before it. A track that names version and chart
    /// is untouched by <see href="operations.md#upgrades">later releases</see>; one that does not is told so.
    /// </summary>
    /// <value key="tracks[].chart"><c>1.42.2</c></value>
    public TrinoChart Chart { get; init; } = DefaultChart;

    /// <summary>How many, 0 to 1000; with 0 the coordinator works too, unless KEDA brings workers.</summary>
    /// <value key="tracks[].workers"><c>2</c>; with <c>values.server.keda.enabled</c> <c>0</c></value>
    public int Workers { get; init; } = DefaultWorkers;

    /// <summary>Whether KEDA decides how many workers there are.</summary>
    public bool ScalesByEvents => Secret.Open(Values.At("server", "keda", "enabled")) is true;

    /// <summary>Whether there are workers, or may be; else the coordinator works too.</summary>
    public bool HasWorkers => Workers > 0 || ScalesByEvents;

    /// <summary>The service account that its chart makes for it; null where it makes none, or where the name is encrypted.</summary>
    public string? OwnAccount => Secret.Open(Values.At("serviceAccount", "create")) is true && Values.At("serviceAccount", "name") is not Secret
        ? Values.TextAt("serviceAccount", "name") ?? Name.ToString()
        : null;

    /// <summary>How long a worker may take to leave: <see cref="WorkerGrace"/> before its tasks end and after, and the drain between.</summary>
    public TimeSpan WorkerLeave => (2 * WorkerGrace) + Drain.Length;

    /// <summary>
    /// At most 63 of <c>{ header, value or valueRegex, and, percent }</c>: statements that go to this track, <see href="#statements-for-one-track">or a
    /// part of them</see>.
    /// </summary>
    /// <value key="tracks[].match"><c>[]</c></value>
    public ImmutableArray<TrackMatch> Match { get; init; } = [];

    /// <summary>How long a removed track may finish its queries; <c>0s</c> not at all.</summary>
    /// <value key="tracks[].drain"><c>5m</c></value>
    public GatewayDuration Drain { get; init; } = DefaultDrain;

    /// <summary>
    /// <c>{ secret, usernameKey: username, passwordKey: password, seesEveryQuery: false }</c>: a Secret of the stack's
    /// namespace, and the keys under which it has a name and a password that the track takes, for the drain gate and <c>make
    /// verify</c>; <c>seesEveryQuery</c> where <see href="operations.md#authentication">access control lets that user see
    /// all</see>.
    /// </summary>
    /// <value key="tracks[].drainCredentials">none</value>
    public DrainCredentials? DrainCredentials { get; init; }

    /// <summary>Of <c>coordinator</c> and <c>worker</c>: the Java heap, from which the container's memory follows, and the CPU request.</summary>
    /// <value key="tracks[].resources"><c>{ heap: 1G, cpu: 500m }</c> each</value>
    public NodeResources Coordinator { get; init; } = new();

    public NodeResources Worker { get; init; } = new();

    /// <summary>Of each catalog's name the properties of its file <c>etc/catalog/&lt;name&gt;.properties</c>.</summary>
    /// <value key="tracks[].catalogs"><c>{ tpch: { connector.name: tpch } }</c></value>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Catalogs { get; init; } =
        DefaultCatalogs;

    /// <summary>Those of the catalogs that have an encrypted property: the text of such a file is a secret as a whole.</summary>
    public ImmutableHashSet<string> SecretCatalogs { get; init; } = [];

    /// <summary>
    /// Values of the chart <c>trino</c>, merged last; what the program owns is refused there, with what to use instead.
    /// </summary>
    /// <value key="tracks[].values"><c>{}</c></value>
    public ImmutableSortedDictionary<string, object?> Values { get; init; } =
        ImmutableSortedDictionary<string, object?>.Empty;

    /// <summary>
    /// Pods of the cluster that may <see href="operations.md#clients-inside-the-cluster-and-scrapers">reach the track's
    /// beside the gateway</see>: a list of <c>{ namespaces, pods, ports }</c>. With a JMX exporter or ServiceMonitor in
    /// <c>values</c> it must be there, and <c>[]</c> says nobody.
    /// </summary>
    /// <value key="tracks[].allowFrom"><c>[]</c></value>
    public ImmutableArray<TrackClients> AllowFrom { get; init; } = [];

    /// <summary>The most characters of a name: <c>&lt;name&gt;-coordinator</c> and its like must stay DNS labels.</summary>
    public const int MaxNameLength = 40;

    public static TrinoChart DefaultChart => Versions.TrinoCharts[0];

    public const int DefaultWorkers = 2;

    public const int MaxWorkers = 1000;

    /// <summary>A worker that leaves waits this long, so that the coordinator knows.</summary>
    public static TimeSpan WorkerGrace { get; } = TimeSpan.FromSeconds(30);

    public static GatewayDuration DefaultDrain { get; } = GatewayDuration.Of("5m");

    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> DefaultCatalogs { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal)
            .Add("tpch", ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                .Add("connector.name", "tpch"));
}
