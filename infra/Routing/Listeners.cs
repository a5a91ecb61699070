using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The listeners of the Gateway, and which of them a route attaches to.</summary>
internal static class Listeners
{
    public const string Http = "http";
    public const string Https = "https";

    /// <param name="gateway">The settings of the Gateway.</param>
    /// <param name="certificateSecret">The Secret with the certificate of <c>https</c>.</param>
    public static InputList<ListenerArgs> Of(GatewaySettings gateway, Input<string> certificateSecret)
    {
        var https = new ListenerArgs
        {
            Name = Https,
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
        if (gateway.Http == HttpMode.Off)
            return https;

        return new[]
        {
            new ListenerArgs { Name = Http, Protocol = ProtocolType.HTTP, Port = 80, AllowedRoutes = SameNamespace },
            https,
        };
    }

    /// <summary>What the routes that serve attach to: the whole Gateway, or its https alone.</summary>
    public static ParentReferenceArgs Serving(Gateway gateway, GatewaySettings settings) =>
        settings.Http == HttpMode.Serve ? gateway.ParentReference() : gateway.ParentReference(Https);

    private static AllowedRoutesArgs SameNamespace => new() { Namespaces = RouteNamespacesArgs.Same };
}
