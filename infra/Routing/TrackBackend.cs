using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;
using Hostname = TrinoInfra.Istio.Hostname;

namespace TrinoInfra.Routing;

/// <summary>
/// A track as the backend of a rule. Trino builds each follow-up URI from the forwarding headers of the request at
/// hand, so whatever forwards to a track names the track's own address there, and lets no client say otherwise.
/// </summary>
internal static class TrackBackend
{
    /// <summary>The port of the Service of a track of the stack's own, and of Trino in its pods.</summary>
    public const int Port = 8080;

    /// <summary>The host of every URI that the track issues, with the port where clients need one.</summary>
    public const string ForwardedHost = "X-Forwarded-Host";

    /// <summary>The first segment of the path of every URI that the track issues; Trino puts the slash before it itself.</summary>
    private const string Prefix = "X-Forwarded-Prefix";

    /// <summary>
    /// The headers from which Trino's server (Jetty's ForwardedRequestCustomizer) takes a host, a port or a
    /// scheme. X-Forwarded-Proto stays: the gateway overwrites what a client sent.
    /// </summary>
    private static readonly string[] Forgeable =
    [
        "Forwarded", ForwardedHost, "X-Forwarded-Port", "X-Forwarded-Server", Prefix, "X-Proxied-Https",
        "Proxy-Auth-Cert", "Proxy-Ssl-Id",
    ];

    /// <summary>The track as the only backend of a rule, or with a weight as one of several.</summary>
    public static HTTPBackendRefArgs Of(GatewaySettings gateway, TrackSettings track, Weight? weight = null) =>
        At(gateway, gateway.AddressOf(track.Name), track, weight);

    /// <summary>
    /// The track as the only backend of what is the main host's own, its Web UI above all. Where tracks are told apart by
    /// the path, that has none of theirs.
    /// </summary>
    public static HTTPBackendRefArgs OnMainHost(GatewaySettings gateway, TrackSettings track) =>
        At(gateway, gateway.AddressOf(track.Name) with { Prefix = null }, track);

    /// <summary>The same as <see cref="Of"/>, for statements: the answer also tells the client to remember the track.</summary>
    public static HTTPBackendRefArgs ForStatements(GatewaySettings gateway, TrackSettings track, Weight? weight = null)
    {
        var backend = Of(gateway, track, weight);
        backend.Filters.Add(HTTPRouteFilterArgs.ResponseHeaderModifier(TrackCookie.Set(gateway, track)));
        return backend;
    }

    /// <summary>The track as the target of a mirror, which takes no filters and whose answer nobody sees.</summary>
    public static HTTPRouteFilterArgs Mirror(TrackSettings track)
    {
        var (group, kind, name, port) = Reference(track);
        return HTTPRouteFilterArgs.RequestMirror(HTTPRequestMirrorFilterArgs.All(
            new BackendObjectReferenceArgs { Group = group, Kind = kind, Name = name, Port = port }));
    }

    private static HTTPBackendRefArgs At(GatewaySettings gateway, TrackAddress address, TrackSettings track, Weight? weight = null)
    {
        var (group, kind, name, port) = Reference(track);
        return new HTTPBackendRefArgs
        {
            Group = group,
            Kind = kind,
            Name = name,
            Port = port,
            Weight = weight?.Value,
            Filters = [Pin(gateway, address)],
        };
    }

    /// <summary>The Service of a track that the stack runs, or the host of one that it does not.</summary>
    private static (Input<string>? Group, Input<string>? Kind, string Name, int Port) Reference(TrackSettings track) =>
        track.External is { } external
            ? (Hostname.Group, Hostname.Kind, external.Host.ToString(), external.Port)
            : (null, null, track.Name.ToString(), Port);

    private static HTTPRouteFilterArgs Pin(GatewaySettings gateway, TrackAddress address)
    {
        var set = new Dictionary<string, string>();
        // Where tracks have no hosts, each name of the main host keeps its clients: Trino takes the one in Host.
        if (gateway.TrackHosts is not null || gateway.Aliases.IsEmpty)
            set.Add(ForwardedHost, address.Authority);
        if (address.Prefix is { } prefix)
            set.Add(Prefix, prefix.ToString());
        // One by one: an empty list would be a difference in every preview.
        var change = new HTTPHeaderFilterArgs { Remove = [.. Forgeable.Where(name => !set.ContainsKey(name))] };
        foreach (var (name, value) in set)
            change.Set.Add(new HTTPHeaderArgs(name, value));
        return HTTPRouteFilterArgs.RequestHeaderModifier(change);
    }
}
