
namespace TrinoInfra.Settings;

/// <summary>What clients reach: <c>trino-infra:gateway</c>.</summary>
public sealed record GatewaySettings
{
    /// <summary>The main host. Clients reach <c>&lt;track&gt;.&lt;hostname&gt;</c> too.</summary>
    public required Hostname Hostname { get; init; }

    /// <summary>The platform's Gateway, which the routes attach to; null where the stack makes its own.</summary>
    public ExistingGateway? Existing { get; init; }

    /// <summary>Of the stack's own Gateway.</summary>
    public Exposure Exposure { get; init; } = Exposure.NodePort;

    public PublicPorts PublicPorts { get; init; } = new();

    public HttpMode Http { get; init; } = HttpMode.Serve;

    public TlsSettings Tls { get; init; } = new TlsSettings.SelfSigned();

    public GatewayTimeouts Timeouts { get; init; } = new();

    public GatewayDeployment Deployment { get; init; } = new();
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

/// <summary>The ports in the URLs that clients use, 1 to 65535; the listeners themselves are always 80 and 443.</summary>
public sealed record PublicPorts(int Http = 80, int Https = 443)
{
    /// <summary>Whether both are the ones that URLs leave out.</summary>
    public bool AreStandard => this is { Http: 80, Https: 443 };
}

/// <summary>Limits of one HTTP request through the route, not of a query: Trino's clients poll.</summary>
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
