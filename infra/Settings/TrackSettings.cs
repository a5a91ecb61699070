using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings;

/// <summary>
/// One track, a Trino cluster of its own, or one that is there already: an element of <c>trino-infra:tracks</c>.
/// </summary>
public sealed record TrackSettings
{
    /// <summary>A DNS label of at most 40 characters, the name of its release, Service, route and host.</summary>
    public required DnsLabel Name { get; init; }

    /// <summary>Its part of the new statements, relative to the other tracks' weights.</summary>
    public required Weight Weight { get; init; }

    /// <summary>
    /// The coordinator in place of one that the stack runs; null for a track of the stack's own. With it the version and what else
    /// makes a release are of no account.
    /// </summary>
    public ExternalTrino? External { get; init; }

    /// <summary>The tag of the image.</summary>
    public string Version { get; init; } = DefaultChart.AppVersion;

    /// <summary>The chart of its release.</summary>
    public TrinoChart Chart { get; init; } = DefaultChart;

    /// <summary>
    /// Number of workers, 0 to 1000; with 0 the coordinator works too. With autoscaling by load the fewest; 0 with KEDA, which
    /// has limits of its own.
    /// </summary>
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

    /// <summary>Statements that go to this track, or a part of them, whatever the weights; at most 63.</summary>
    public ImmutableArray<TrackMatch> Match { get; init; } = [];

    /// <summary>How long the track may finish its queries after its removal; 0s removes it at once.</summary>
    public GatewayDuration Drain { get; init; } = DefaultDrain;

    /// <summary>As whom the drain gate and <c>make verify</c> ask; null where they ask as nobody.</summary>
    public DrainCredentials? DrainCredentials { get; init; }

    public NodeResources Coordinator { get; init; } = new();

    public NodeResources Worker { get; init; } = new();

    /// <summary>Catalog name to the properties of its file <c>etc/catalog/&lt;name&gt;.properties</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Catalogs { get; init; } =
        DefaultCatalogs;

    /// <summary>Those of the catalogs that have an encrypted property: the text of such a file is a secret as a whole.</summary>
    public ImmutableHashSet<string> SecretCatalogs { get; init; } = [];

    /// <summary>Values of the chart <c>trino</c>, merged last; each encrypted one a <see cref="Secret"/>.</summary>
    public ImmutableSortedDictionary<string, object?> Values { get; init; } =
        ImmutableSortedDictionary<string, object?>.Empty;

    /// <summary>Pods of the cluster that may reach the track's, beside the gateway's and its own.</summary>
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
