using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The listeners of the Gateway and those that tracks add, and which of them a route attaches to.</summary>
internal static class Listeners
{
    public const string Http = "http";
    public const string Https = "https";

    /// <param name="gateway">The settings of the Gateway.</param>
    /// <param name="certificateSecret">The Secret with the certificate of <c>https</c>.</param>
    public static InputList<ListenerArgs> Of(GatewaySettings gateway, Input<string> certificateSecret)
    {
        var https = HttpsWith(certificateSecret);
        if (gateway.Http == HttpMode.Off)
            return https;

        return new[]
        {
            new ListenerArgs { Name = Http, Protocol = ProtocolType.HTTP, Port = 80, AllowedRoutes = SameNamespace },
            https,
        };
    }

    /// <summary>Whose listeners the Gateway takes beside its own: the tracks', where they bring any.</summary>
    public static Input<AllowedListenersArgs>? Allowed(GatewaySettings gateway)
    {
        if (!gateway.TracksBringCertificates)
            return null;
        return new AllowedListenersArgs { Namespaces = ListenerNamespacesArgs.Same };
    }

    /// <summary>The https listener of a track's own host, beside the Gateway's, by a certificate of its own.</summary>
    /// <param name="gateway">The settings of the Gateway.</param>
    /// <param name="track">The track.</param>
    /// <param name="parent">The Gateway.</param>
    /// <param name="certificateSecret">The Secret with the certificate of the host.</param>
    public static ListenerSetSpecArgs OfTrack(
        GatewaySettings gateway, TrackSettings track, ParentGatewayReferenceArgs parent, Input<string> certificateSecret) => new()
    {
        ParentRef = parent,
        Listeners = [HttpsWith(certificateSecret, gateway.AddressOf(track.Name).Host)],
    };

    /// <summary>What the routes that serve attach to: the whole Gateway, or its https alone.</summary>
    public static IReadOnlyList<ParentReferenceArgs> Serving(Gateway gateway, GatewaySettings settings) =>
        [settings.Http == HttpMode.Serve ? gateway.ParentReference() : gateway.ParentReference(Https)];

    /// <summary>The same for the route of a track's own host, which may have a listener of its own.</summary>
    public static IReadOnlyList<ParentReferenceArgs> Serving(Gateway gateway, ListenerSet? own, GatewaySettings settings) =>
        own is null ? Serving(gateway, settings)
        : settings.Http == HttpMode.Serve ? [own.ParentReference(Https), gateway.ParentReference(Http)]
        : [own.ParentReference(Https)];

    private static ListenerArgs HttpsWith(Input<string> certificateSecret, Input<string>? hostname = null) => new()
    {
        Name = Https,
        Hostname = hostname,
        Protocol = ProtocolType.HTTPS,
        // Whatever the public port: Istio's node ports need exactly 80 and 443 here.
        Port = 443,
        TLS = new ListenerTLSConfigArgs
        {
            Mode = TLSModeType.Terminate,
            CertificateRefs = [new SecretObjectReferenceArgs(certificateSecret)],
        },
        AllowedRoutes = SameNamespace,
    };

    private static AllowedRoutesArgs SameNamespace => new() { Namespaces = RouteNamespacesArgs.Same };
}
