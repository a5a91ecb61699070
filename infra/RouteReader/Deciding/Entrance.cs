using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>A listener with what attaches to it.</summary>
/// <param name="Hosts">Routes by the hostname they have in common with the listener, the most specific first.</param>
/// <param name="Refusals">Routes that name the Gateway in vain, with why; sentences.</param>
internal sealed record Entrance(
    GatewayDocument Gateway, Listener Listener, IReadOnlyList<VirtualHost> Hosts, IReadOnlyList<string> Refusals)
{
    /// <summary>E.g. <c>listener https of Gateway trino-namespace/trino-gateway</c>.</summary>
    public string Name => Listener.ListenerSet is { } set
        ? $"listener {Listener.Name} of ListenerSet {set} at Gateway {Gateway.FullName}"
        : $"listener {Listener.Name} of Gateway {Gateway.FullName}";

    /// <summary>E.g. <c>HTTPS on port 443 for any host</c>.</summary>
    public string Terms =>
        $"{Listener.Protocol} on port {Listener.Port} for {Hostnames.Describe(Listener.Hostname)}";

    /// <summary>What is odd about the documents behind it; sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static Entrance Of(GatewayDocument gateway, Listener listener, IReadOnlyList<RouteDocument> routes)
    {
        var attached = routes
            .Select(route => (Route: route, Attachment: Attachment.Of(route, gateway, listener)))
            .Where(pair => pair.Attachment is not null)
            .ToList();
        return new Entrance(
            gateway,
            listener,
            [
                .. attached
                    .SelectMany(pair => pair.Attachment!.Hostnames, (pair, hostname) => (hostname, pair.Route))
                    .GroupBy(pair => pair.hostname, pair => pair.Route)
                    .Select(group => new VirtualHost(group.Key, [.. group]))
                    .OrderByDescending(host => host.Hostname, Hostnames.BySpecificity),
            ],
            [
                .. attached
                    .Where(pair => pair.Attachment!.Refusal is not null)
                    .Select(pair =>
                        $"HTTPRoute {pair.Route.FullName} does not attach to listener {listener.Name}: "
                        + pair.Attachment!.Refusal),
            ]);
    }

    /// <summary>Whether the listener speaks the request's protocol and takes its host; its port is looked at elsewhere.</summary>
    public bool Takes(GatewayRequest request) =>
        Listener.Protocol == (request.Scheme == "https" ? "HTTPS" : "HTTP")
        && Hostnames.Covers(Listener.Hostname, request.Host);
}

/// <summary>The routes that share a hostname on a listener.</summary>
internal sealed record VirtualHost(string Hostname, IReadOnlyList<RouteDocument> Routes);
