namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway</c>.</summary>
internal static class GatewayReader
{
    public static GatewaySettings Read(ConfigNode node) => node.Map(gateway =>
    {
        var settings = new GatewaySettings
        {
            Hostname = gateway["hostname"].Required<Hostname>(
                "give the host that clients connect to, such as trino.example.com"),
            Exposure = gateway["exposure"].OneOf(Exposure.NodePort),
            PublicPorts = Ports(gateway["publicPorts"]),
        };
        settings = settings with
        {
            Http = Http(gateway["http"], settings.Exposure, settings.PublicPorts),
            Tls = TlsReader.Read(gateway["tls"]),
            Timeouts = Timeouts(gateway["timeouts"]),
        };
        return settings with { Deployment = GatewayDeploymentReader.Read(gateway, settings) };
    });

    private static PublicPorts Ports(ConfigNode node) => node.Map(ports =>
    {
        var (http, https) = (ports["http"].Or(80, 1, 65535), ports["https"].Or(443, 1, 65535));
        if (http == https)
            ports["https"].Fault($"{https} is the port of http too", "give each a port of its own");
        return new PublicPorts(http, https);
    }) ?? new();

    // The forwarded host carries the port where it is not the scheme's own, and it can carry one only.
    private static HttpMode Http(ConfigNode node, Exposure exposure, PublicPorts ports)
    {
        var http = node.OneOf(
            exposure == Exposure.NodePort && ports.AreStandard ? HttpMode.Serve : HttpMode.Redirect);
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
