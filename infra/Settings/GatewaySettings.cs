using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>What clients reach: <c>trino-infra:gateway</c>.</summary>
public sealed record GatewaySettings
{
    /// <summary>The main host, the name alone; clients reach the tracks' own hosts too.</summary>
    /// <value key="gateway.hostname">needed</value>
    public required Hostname Hostname { get; init; }

    /// <summary>
    /// Other names of the main host, at most 15, and <see href="#more-names-for-the-main-host">what follows from them</see>.
    /// </summary>
    /// <value key="gateway.aliases"><c>[]</c></value>
    public ImmutableArray<Hostname> Aliases { get; init; } = [];

    /// <summary>
    /// Where the tracks' own hosts are: a pattern with <c>{track}</c> once, and <c>{hostname}</c> if you like; or
    /// <c>none</c>; <see href="#the-tracks-own-hosts">what follows</see>.
    /// </summary>
    /// <value key="gateway.trackHosts"><c>"{track}.{hostname}"</c></value>
    public TrackHostPattern? TrackHosts { get; init; } = TrackHostPattern.Default;

    /// <summary>
    /// A <see href="operations.md#the-platforms-own-gateway">Gateway of the platform's</see>: <c>name</c>, <c>namespace</c>,
    /// <c>listeners</c>; with it no key of the stack's own Gateway: <c>exposure</c>, <c>tls</c>, and all from
    /// <c>nodePorts</c> on.
    /// </summary>
    /// <value key="gateway.existing">none</value>
    public ExistingGateway? Existing { get; init; }

    /// <summary><c>nodePort</c> (for Kind) or <c>loadBalancer</c>.</summary>
    /// <value key="gateway.exposure"><c>nodePort</c></value>
    public Exposure Exposure { get; init; } = Exposure.NodePort;

    /// <summary>The ports in clients' URLs, 1 to 65535.</summary>
    /// <value key="gateway.publicPorts"><c>{ http: 80, https: 443 }</c></value>
    public PublicPorts PublicPorts { get; init; } = new();

    /// <summary>
    /// <c>serve</c>, <c>redirect</c> (308) or <c>off</c>; with public ports other than 80 and 443, or
    /// <see href="operations.md#authentication">authentication</see> on any track, not <c>serve</c>.
    /// </summary>
    /// <value key="gateway.http"><c>serve</c> with <c>nodePort</c> and no authentication, else <c>redirect</c>; <c>off</c> where <c>existing</c> names no listener for it</value>
    public HttpMode Http { get; init; } = HttpMode.Serve;

    /// <summary><c>{ issuer: selfSigned }</c>, <c>{ secretName: ... }</c> or <c>{ clusterIssuer: ... }</c>.</summary>
    /// <value key="gateway.tls"><c>{ issuer: selfSigned }</c></value>
    public TlsSettings Tls { get; init; } = new TlsSettings.SelfSigned();

    /// <summary>Durations of one HTTP request, not of a query; Istio applies the second.</summary>
    /// <value key="gateway.timeouts"><c>{ request: 300s, backendRequest: 280s }</c></value>
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
