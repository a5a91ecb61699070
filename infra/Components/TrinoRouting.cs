using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The main host: which track a new statement goes to, and where all else does; and the redirect of http.</summary>
public sealed class TrinoRouting : ComponentResource
{
    public TrinoRouting(string name, TrinoRoutingArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:TrinoRouting", name, options)
    {
        var metadata = new ObjectMetaArgs { Namespace = args.Settings.Cluster.Namespace.ToString() };

        _ = new HTTPRoute(
            MainRoute.RouteName,
            new HTTPRouteArgs
            {
                Metadata = metadata,
                Spec = MainRoute.Spec(args.Settings, Listeners.Serving(args.Settings)),
            },
            new CustomResourceOptions
            {
                Parent = this,
                // A track must be reached under its own host before it gets a statement. One of weight 0 gets none: it
                // may be broken, and the update that takes its traffic away must not wait for it.
                DependsOn = Dependencies.On(args.Tracks
                    .Where(track => track.Settings.Weight.Value > 0)
                    .SelectMany(track => new[] { track.Backend, track.Route })),
            });

        if (args.Settings.Gateway.Http == HttpMode.Redirect)
        {
            _ = new HTTPRoute(
                "trino-https-redirect",
                new HTTPRouteArgs
                {
                    Metadata = metadata,
                    Spec = RedirectRoute.Spec(args.Settings, Listeners.Redirecting(args.Settings)),
                },
                new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Gateway) });
        }

        RegisterOutputs();
    }
}

public sealed class TrinoRoutingArgs
{
    public required StackSettings Settings { get; init; }

    /// <summary>The stack's own Gateway; null where the routes attach to the platform's.</summary>
    public Gateway? Gateway { get; init; }

    public required IReadOnlyCollection<TrinoTrack> Tracks { get; init; }
}
