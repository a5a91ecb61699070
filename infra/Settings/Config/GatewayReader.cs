using System.Collections.Immutable;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway</c>.</summary>
internal static class GatewayReader
{
    public const string FixOfAliases = "give a list of host names, such as [trino.example.org]";

    /// <summary>The keys that are the stack's own Gateway's, and of no use to one of the platform's.</summary>
    private static readonly ImmutableArray<string> ofOwn = ["exposure", "tls", .. GatewayDeploymentReader.Keys];

    public static GatewaySettings Read(ConfigNode node) => node.Map(gateway =>
    {
        var settings = new GatewaySettings
        {
            Hostname = gateway["hostname"].Required<Hostname>(
                "give the host that clients connect to, such as trino.example.com"),
            Aliases = Aliases(gateway["aliases"]),
            TrackHosts = TrackHostsReader.Read(gateway["trackHosts"]),
            PublicPorts = Ports(gateway["publicPorts"]),
            Timeouts = Timeouts(gateway["timeouts"]),
        };
        return gateway["existing"].Exists ? OnExisting(gateway, settings) : Own(gateway, settings);
    });

    private static ImmutableArray<Hostname> Aliases(ConfigNode node) =>
        node.Exists ? [.. node.Items(FixOfAliases).Select(alias => alias.Or<Hostname>(null!)).OfType<Hostname>()] : [];

    private static GatewaySettings Own(ConfigNode gateway, GatewaySettings settings)
    {
        var exposure = gateway["exposure"].OneOf(Exposure.NodePort);
        var usual = exposure == Exposure.NodePort && settings.PublicPorts.AreStandard ? HttpMode.Serve : HttpMode.Redirect;
        var own = settings with
        {
            Exposure = exposure,
            Http = Http(gateway["http"], usual, settings.PublicPorts),
            Tls = TlsReader.Read(gateway["tls"]),
        };
        return own with { Deployment = GatewayDeploymentReader.Read(gateway, own) };
    }

    private static GatewaySettings OnExisting(ConfigNode gateway, GatewaySettings settings)
    {
        foreach (var key in ofOwn.Where(key => gateway[key].Exists))
            gateway[key].Fault("is of a Gateway of the stack's own, and existing names one of the platform's", "remove one of the two");
        var existing = ExistingGatewayReader.Read(gateway["existing"]);
        var http = Http(gateway["http"], existing?.Http is null ? HttpMode.Off : HttpMode.Redirect, settings.PublicPorts);
        if (existing is { Http: null } && http != HttpMode.Off)
            gateway["http"].Wrong("needs a listener, and existing names none for http", "give existing.listeners.http, or leave this out");
        return settings with { Existing = existing, Http = http, Tls = new TlsSettings.OfThePlatform() };
    }

    private static PublicPorts Ports(ConfigNode node) => node.Map(ports =>
    {
        var (http, https) = (ports["http"].Or(80, 1, 65535), ports["https"].Or(443, 1, 65535));
        if (http == https)
            ports["https"].Fault($"{https} is the port of http too", "give each a port of its own");
        return new PublicPorts(http, https);
    }) ?? new();

    // The forwarded host carries the port where it is not the scheme's own, and it can carry one only.
    private static HttpMode Http(ConfigNode node, HttpMode usual, PublicPorts ports)
    {
        var http = node.OneOf(usual);
        if (http == HttpMode.Serve && !ports.AreStandard)
        {
            node.Wrong(
                $"needs the public ports 80 and 443, and they are {ports.Http} and {ports.Https}",
                "give redirect or off, or leave publicPorts out");
        }

        return http;
    }

    private static GatewayTimeouts Timeouts(ConfigNode node) => node.Map(timeouts =>
    {
        var defaults = new GatewayTimeouts();
        var request = timeouts["request"].Or(defaults.Request);
        var fits = Fits(defaults.BackendRequest, request);
        var backendRequest = timeouts["backendRequest"].Or(fits ? defaults.BackendRequest : request);
        if (!Fits(backendRequest, request))
        {
            timeouts["backendRequest"].Wrong(
                $"is longer than the request timeout of {request}",
                "give at most as much, or raise request (0s sets no limit)");
        }

        return new GatewayTimeouts(request, backendRequest);
    });

    private static bool Fits(GatewayDuration backendRequest, GatewayDuration request) =>
        request.Length == TimeSpan.Zero || backendRequest.Length <= request.Length;
}
