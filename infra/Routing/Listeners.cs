using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>The listeners by their names, and which of them a route attaches to; Components/GatewayListeners says what each is.</summary>
internal static class Listeners
{
    /// <summary>Of the stack's own Gateway, as <see cref="Https"/> is; the settings name the platform's.</summary>
    public const string Http = "http";
    public const string Https = "https";

    /// <summary>The name of the ListenerSet of a track that brings its certificate.</summary>
    public static string NameOf(TrackSettings track) => $"{track.Name}-host-listener";

    /// <summary>The names of those that take part, that of http first, where there is one.</summary>
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

    /// <summary>What the route that redirects attaches to, where there is one.</summary>
    public static ParentReferenceArgs Redirecting(StackSettings settings) => Parent(settings, settings.Gateway.Existing?.Http ?? Http);

    private static ParentReferenceArgs Parent(StackSettings settings, string? listener = null) => new()
    {
        Name = settings.GatewayName(),
        Namespace = settings.GatewayNamespace().ToString(),
        SectionName = listener is null ? null : (Input<string>)listener,
    };
}
