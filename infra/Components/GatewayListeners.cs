using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The listeners of the stack's own Gateway, and those that tracks add to it.</summary>
internal static class GatewayListeners
{
    /// <param name="certificateSecret">The Secret with the certificate of <c>https</c>.</param>
    public static InputList<ListenerArgs> Of(GatewaySettings gateway, Input<string> certificateSecret)
    {
        var https = HttpsWith(certificateSecret);
        if (gateway.Http == HttpMode.Off)
            return https;

        return new[]
        {
            new ListenerArgs { Name = Listeners.Http, Protocol = ProtocolType.HTTP, Port = 80, AllowedRoutes = SameNamespace },
            https,
        };
    }

    /// <summary>Whose listeners the Gateway takes beside its own: the tracks'; null where they bring none.</summary>
    public static Input<AllowedListenersArgs>? Allowed(GatewaySettings gateway)
    {
        if (!gateway.TracksBringCertificates)
            return null;
        return new AllowedListenersArgs { Namespaces = ListenerNamespacesArgs.Same };
    }

    /// <summary>The https listener of a track's own host, beside the Gateway's, by a certificate of its own.</summary>
    /// <param name="certificateSecret">The Secret with the certificate of the host.</param>
    public static ListenerSetSpecArgs OfTrack(StackSettings settings, TrackSettings track, Input<string> certificateSecret) => new()
    {
        ParentRef = new ParentGatewayReferenceArgs { Name = settings.GatewayName(), Namespace = settings.GatewayNamespace().ToString() },
        Listeners = [HttpsWith(certificateSecret, settings.Gateway.AddressOf(track.Name).Host)],
    };

    private static ListenerArgs HttpsWith(Input<string> certificateSecret, Input<string>? hostname = null) => new()
    {
        Name = Listeners.Https,
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
