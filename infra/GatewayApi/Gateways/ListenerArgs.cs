using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>One place where a Gateway takes connections; `spec.listeners[]`, of a ListenerSet too.</summary>
public sealed class ListenerArgs : ResourceArgs
{
    /// <summary>Name of the listener, a DNS subdomain, once a Gateway; `spec.listeners[].name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>
    /// Host it answers for, a leading `*.` standing for any prefix; any by default, none for TCP and UDP.
    /// `spec.listeners[].hostname`
    /// </summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; init; }

    /// <summary>Port it listens on, 1 to 65535; `spec.listeners[].port`.</summary>
    [Input("port", required: true)]
    public required Input<int> Port { get; init; }

    /// <summary>What it expects to be spoken; `spec.listeners[].protocol`.</summary>
    [Input("protocol", required: true)]
    public required Input<ProtocolType> Protocol { get; init; }

    /// <summary>Needed for HTTPS and TLS, forbidden for HTTP, TCP and UDP; `spec.listeners[].tls`.</summary>
    [Input("tls")]
    public Input<ListenerTLSConfigArgs>? TLS { get; init; }

    /// <summary>
    /// Which routes may be attached; those of the Gateway's own namespace by default.
    /// `spec.listeners[].allowedRoutes`
    /// </summary>
    [Input("allowedRoutes")]
    public Input<AllowedRoutesArgs>? AllowedRoutes { get; init; }
}
