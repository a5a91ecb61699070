using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>What clients reach: <c>trino-infra:gateway</c>.</summary>
public sealed record GatewaySettings
{
    /// <summary>The main host. Clients reach the tracks' own hosts too.</summary>
    public required Hostname Hostname { get; init; }

    /// <summary>
    /// Other names of the main host, at most 15. What a track issues to a client of theirs is on the track's own host all the
    /// same, or on the name that the client used, where tracks have no hosts.
    /// </summary>
    public ImmutableArray<Hostname> Aliases { get; init; } = [];

    /// <summary>
    /// Where the tracks' own hosts are; null where they have none, <c>none</c>: what a track issues then stays on the main
    /// host, below a path of the track's.
    /// </summary>
    public TrackHostPattern? TrackHosts { get; init; } = TrackHostPattern.Default;

    /// <summary>The platform's Gateway, which the routes attach to; null where the stack makes its own.</summary>
    public ExistingGateway? Existing { get; init; }

    /// <summary>Of the stack's own Gateway; of no effect on the platform's.</summary>
    public Exposure Exposure { get; init; } = Exposure.NodePort;

    public PublicPorts PublicPorts { get; init; } = new();

    /// <summary>Where not given: with node ports and standard ports Serve, else Redirect, or Off without a listener.</summary>
    public HttpMode Http { get; init; } = HttpMode.Serve;

    public TlsSettings Tls { get; init; } = new TlsSettings.SelfSigned();

    public GatewayTimeouts Timeouts { get; init; } = new();

    public GatewayDeployment Deployment { get; init; } = new();

    /// <summary>The API's limit for the hostnames of a route.</summary>
    public const int MaxNamesOfRoute = 16;

    /// <summary>Every name of the main host, <see cref="Hostname"/> first.</summary>
    public IEnumerable<string> Names => [Hostname.ToString(), .. Aliases.Select(alias => alias.ToString())];

    /// <summary>
    /// What DNS and the certificates must cover, where these are the tracks: the main host's names, and
    /// <see cref="TrackWildcard"/> or each track's host.
    /// </summary>
    public IEnumerable<string> DnsNames(IEnumerable<DnsLabel> tracks) =>
    [
        .. Names,
        .. TrackHosts is null ? []
            : TrackWildcard is { } wildcard ? [wildcard]
            : tracks.Select(track => AddressOf(track).Host),
    ];

    /// <summary>Where a track alone is reached, and what every URI that it issues begins with.</summary>
    public TrackAddress AddressOf(DnsLabel track) => TrackHosts is { } pattern
        ? new(pattern.Host(Hostname, track), PublicPorts.Https)
        : new(Hostname, PublicPorts.Https, track);

    /// <summary>
    /// The name by which one certificate covers every track's host, <c>*.&lt;domain&gt;</c>; null where there is none, or none
    /// that would not speak for hosts that are not this stack's.
    /// </summary>
    public string? TrackWildcard => TrackHosts?.Domain(Hostname) is { } domain && IsOwn(domain) ? $"*.{domain}" : null;

    /// <summary>
    /// Whether each track comes with a certificate and a listener of its own: where the stack has its certificates issued,
    /// and none of them covers every track.
    /// </summary>
    public bool TracksBringCertificates =>
        TrackHosts is not null && TrackWildcard is null && Tls is TlsSettings.SelfSigned or TlsSettings.ClusterIssuer;

    private bool IsOwn(string domain) =>
        domain == Hostname
        || domain.EndsWith($".{Hostname}", StringComparison.Ordinal)
        || (domain.Contains('.') && !Names.Any(name => name.EndsWith($".{domain}", StringComparison.Ordinal)));
}

/// <summary>How the Gateway's Service is reached from outside.</summary>
public enum Exposure
{
    /// <summary><see cref="NodePorts"/>, which Kind maps to the host.</summary>
    NodePort,

    /// <summary>A Service of type LoadBalancer, to which something must assign an address.</summary>
    LoadBalancer,
}

/// <summary>What the listener <c>http</c> does.</summary>
public enum HttpMode
{
    /// <summary>Serves queries, as <c>https</c> does.</summary>
    Serve,

    /// <summary>Answers 308 to the same URL over https.</summary>
    Redirect,

    /// <summary>There is no such listener.</summary>
    Off,
}

/// <summary>The two ports in the URLs that clients use, 1 to 65535; the own Gateway's listeners are always 80 and 443.</summary>
public sealed record PublicPorts(int Http = 80, int Https = 443)
{
    /// <summary>Whether URLs need neither.</summary>
    public bool AreStandard => this is { Http: 80, Https: 443 };
}

/// <summary>Limits of one HTTP request through the route, not of a query: Trino's clients poll. 0s is none.</summary>
/// <param name="Request">HTTPRoute <c>timeouts.request</c>.</param>
/// <param name="BackendRequest">
/// HTTPRoute <c>timeouts.backendRequest</c>, at most <paramref name="Request"/> unless that is 0s.
/// </param>
public sealed record GatewayTimeouts(GatewayDuration Request, GatewayDuration BackendRequest)
{
    public GatewayTimeouts()
        : this(GatewayDuration.Of("300s"), GatewayDuration.Of("280s"))
    {
    }
}
