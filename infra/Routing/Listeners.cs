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

    /// <summary>What the route that redirects attaches to.</summary>
    public static ParentReferenceArgs Redirecting(StackSettings settings) => Parent(settings, settings.Gateway.Existing?.Http ?? Http);

    private static ParentReferenceArgs Parent(StackSettings settings, string? listener = null) => new()
    {
        Name = settings.GatewayName(),
        Namespace = settings.GatewayNamespace().ToString(),
        SectionName = listener is null ? null : (Input<string>)listener,
    };

    private static AllowedRoutesArgs SameNamespace => new() { Namespaces = RouteNamespacesArgs.Same };
}
