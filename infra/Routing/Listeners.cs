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

    /// <summary>The ListenerSet of a track that brings its certificate.</summary>
    public static string NameOf(TrackSettings track) => $"{track.Name}-host-listener";

    /// <summary>The https listener of a track's own host, beside the Gateway's, by a certificate of its own.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="track">The track.</param>
    /// <param name="certificateSecret">The Secret with the certificate of the host.</param>
    public static ListenerSetSpecArgs OfTrack(StackSettings settings, TrackSettings track, Input<string> certificateSecret) => new()
    {
        ParentRef = new ParentGatewayReferenceArgs { Name = settings.GatewayName(), Namespace = settings.GatewayNamespace().ToString() },
        Listeners = [HttpsWith(certificateSecret, settings.Gateway.AddressOf(track.Name).Host)],
    };

    /// <summary>The names of those that take part, of http where there is one first.</summary>
    public static IEnumerable<string> Names(GatewaySettings gateway) =>
    [
        .. gateway.Http == HttpMode.Off ? [] : new[] { gateway.Existing?.Http ?? Http },
        .. gateway.Existing?.Https ?? [Https],
    ];

    /// <summary>
    /// What the routes that serve attach to: the whole of the stack's own Gateway, or its https alone; of the platform's the
    /// listeners that the settings name, since others' may be beside them.
    /// </summary>
    public static IReadOnlyList<ParentReferenceArgs> Serving(StackSettings settings) => settings.Gateway switch
    {
        { Existing: null, Http: HttpMode.Serve } => [Parent(settings)],
        { Http: HttpMode.Serve } gateway => [.. Names(gateway).Select(listener => Parent(settings, listener))],
        var gateway => [.. (gateway.Existing?.Https ?? [Https]).Select(listener => Parent(settings, listener))],
    };

    /// <summary>The same for the route of a track's own address, whose host may have a listener of its own for https.</summary>
    public static IReadOnlyList<ParentReferenceArgs> Serving(StackSettings settings, TrackSettings track)
    {
        if (!settings.Gateway.TracksBringCertificates)
            return Serving(settings);
        var own = new ParentReferenceArgs
        {
            Group = ApiGroup.Name,
            Kind = nameof(ListenerSet),
            Name = NameOf(track),
            Namespace = settings.Cluster.Namespace.ToString(),
            SectionName = Https,
        };
        return settings.Gateway.Http == HttpMode.Serve ? [own, Parent(settings, Http)] : [own];
    }

    /// <summary>What the route that redirects attaches to.</summary>
    public static ParentReferenceArgs Redirecting(StackSettings settings) => Parent(settings, settings.Gateway.Existing?.Http ?? Http);

    private static ParentReferenceArgs Parent(StackSettings settings, string? listener = null) => new()
    {
        Name = settings.GatewayName(),
        Namespace = settings.GatewayNamespace().ToString(),
        SectionName = listener is null ? null : (Input<string>)listener,
    };

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
