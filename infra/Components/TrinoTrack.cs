using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.Components.Draining;
using TrinoInfra.GatewayApi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace TrinoInfra.Components;

/// <summary>
/// A Trino cluster of its own, with the host under which it alone is reached. A new version is a new track: a change of
/// the version of one that serves restarts its coordinator, and its queries end.
/// </summary>
public sealed class TrinoTrack : ComponentResource
{
    public TrackSettings Settings { get; }

    /// <summary>The coordinator, the workers and the Service that bears the track's name.</summary>
    public Release Release { get; }

    /// <summary>The route of the track's own host, to which every URI that it issues points.</summary>
    public HTTPRoute Route { get; }

    public TrinoTrack(string name, TrinoTrackArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:TrinoTrack", name, options)
    {
        Settings = args.Track;
        var (track, gateway) = (args.Track, args.Settings.Gateway);
        var ns = args.Settings.Cluster.Namespace.ToString();

        Release = new Release(
            track.Name.ToString(),
            ChartRelease.Of(track.Chart.Chart, track.Name.ToString(), ns, TrinoValues.Of(track, args.Settings)),
            new CustomResourceOptions
            {
                Parent = this,
                // Nothing of Istio: Trino starts while the Gateway is made.
                DependsOn = Dependencies.On(args.Namespace, args.Cni),
                Hooks = { OnError = args.OnFailure is { } hook ? [hook] : [] },
            });

        HTTPRoute RouteTo(string suffix, HTTPRouteSpecArgs spec) => new(
            $"{track.Name}-{suffix}",
            new HTTPRouteArgs { Metadata = new ObjectMetaArgs { Namespace = ns }, Spec = spec },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(Release, args.Gateway) });
        var listeners = Listeners.Serving(args.Settings);
        Route = RouteTo("host", TrackRoute.Spec(gateway, track, listeners));

        if (track.Drain.Length > TimeSpan.Zero)
        {
            var transactions = RouteTo("transactions", TransactionsRoute.Spec(gateway, track, listeners));
            _ = new Deployment(
                $"{track.Name}-drain-gate",
                DrainGate.Of(track, ns),
                new CustomResourceOptions
                {
                    Parent = this,
                    // Deleted before these: they serve what the gate waits for.
                    DependsOn = Dependencies.On(Release, Route, transactions),
                    CustomTimeouts = DrainGate.Timeouts(track),
                });
        }

        RegisterOutputs();
    }
}

/// <summary>What <see cref="TrinoTrack"/> needs.</summary>
public sealed class TrinoTrackArgs
{
    public required StackSettings Settings { get; init; }

    public required TrackSettings Track { get; init; }

    /// <summary>The namespace of all that the component makes; null where it is there already.</summary>
    public Namespace? Namespace { get; init; }

    /// <summary>The stack's own Gateway; null where the routes attach to the platform's.</summary>
    public Gateway? Gateway { get; init; }

    /// <summary>The release of the CNI; null where the cluster has one.</summary>
    public Release? Cni { get; init; }

    /// <summary>Called when an operation on the release failed; null for nothing.</summary>
    public ErrorHook? OnFailure { get; init; }
}
