using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.Components.Draining;
using TrinoInfra.GatewayApi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;

namespace TrinoInfra.Components;

/// <summary>
/// A Trino cluster of its own, with the address by which it alone is reached. A new version is a new track: a change of
/// the version of one that serves restarts its coordinator, and its queries end. Of an external one the stack has no more than
/// the way to it.
/// </summary>
public sealed class TrinoTrack : ComponentResource
{
    /// <summary>As they were given: without the values of the mirrors, which its pods have too.</summary>
    public TrackSettings Settings { get; }

    /// <summary>
    /// What the routes lead to: the release, with coordinator, workers and the Service that bears the track's name, or what makes
    /// an external coordinator known.
    /// </summary>
    public Resource Backend { get; }

    /// <summary>The route of the track's own address, to which every URI that it issues points.</summary>
    public HTTPRoute Route { get; }

    public TrinoTrack(string name, TrinoTrackArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:TrinoTrack", name, options)
    {
        Settings = args.Track;
        var (track, gateway) = (args.Settings.Mirrors.Applied(args.Track), args.Settings.Gateway);
        var ns = args.Settings.Cluster.Namespace.ToString();

        Backend = track.External is not null
            ? ExternalBackend.Declare(args, this)
            : new Release(
                track.Name.ToString(),
                ChartRelease.Of(track.Chart.Chart, args.Settings.Mirrors, track.Name.ToString(), ns, TrinoValues.Of(track, args.Settings)),
                new CustomResourceOptions
                {
                    Parent = this,
                    // Nothing of Istio: Trino starts while the Gateway is made.
                    DependsOn = Dependencies.On(args.Namespace, args.Cni),
                    Hooks = { OnError = args.OnFailure is { } hook ? [hook] : [] },
                });

        HTTPRoute RouteTo(string name, HTTPRouteSpecArgs spec, Resource? listener) => new(
            name,
            new HTTPRouteArgs { Metadata = new ObjectMetaArgs { Namespace = ns }, Spec = spec },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(Backend, listener) });
        var own = gateway.TracksBringCertificates ? OwnListener(args) : null;
        Route = RouteTo(
            TrackRoute.NameOf(gateway, track), TrackRoute.Spec(gateway, track, Listeners.Serving(args.Settings, track)), own ?? (Resource?)args.Gateway);

        var clients = TrackClientsPolicy.Of(track, args.Settings.Cluster.Namespace)
            .Select(clients => new NetworkPolicy(
                clients.Name, clients.Policy, new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Namespace) }))
            .ToList();

        if (track.Drain.Length > TimeSpan.Zero)
        {
            var transactions = RouteTo(
                $"{track.Name}-transactions", TransactionsRoute.Spec(gateway, track, Listeners.Serving(args.Settings)), args.Gateway);
            _ = new Deployment(
                $"{track.Name}-drain-gate",
                DrainGate.Of(track, track.External is null ? track : args.Settings.Mirrors.Applied(args.Settings.OwnTrack ?? track), ns),
                new CustomResourceOptions
                {
                    Parent = this,
                    // Deleted before these: they serve what the gate waits for, and let its clients in.
                    DependsOn = Dependencies.On([Backend, Route, transactions, .. clients]),
                    CustomTimeouts = DrainGate.Timeouts(track),
                });
        }

        RegisterOutputs();
    }

    /// <summary>
    /// The track's host with a certificate of its own: both are the track's, so that a removed one is served, and trusted,
    /// until its gate is gone. In a certificate for all it would lose its name at once.
    /// </summary>
    private ListenerSet OwnListener(TrinoTrackArgs args)
    {
        var (settings, track) = (args.Settings, args.Track);
        var certificate = args.Certificates!.Issue($"{track.Name}-host-certs", [settings.Gateway.AddressOf(track.Name).Host], this);
        return new ListenerSet(
            Listeners.NameOf(track),
            new ListenerSetArgs
            {
                Metadata = new ObjectMetaArgs { Namespace = settings.Cluster.Namespace.ToString() },
                Spec = GatewayListeners.OfTrack(settings, track, certificate.SecretName),
            },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(certificate, args.Gateway) });
    }
}

public sealed class TrinoTrackArgs
{
    public required StackSettings Settings { get; init; }

    public required TrackSettings Track { get; init; }

    /// <summary>The namespace of all that the component makes; null where it is there already.</summary>
    public Namespace? Namespace { get; init; }

    /// <summary>The stack's own Gateway; null where the routes attach to the platform's.</summary>
    public Gateway? Gateway { get; init; }

    /// <summary>Who issues certificates; null where the user brings the Secret, or the Gateway is the platform's.</summary>
    public Certificates? Certificates { get; init; }

    /// <summary>The release of the CNI; null where the cluster has one.</summary>
    public Release? Cni { get; init; }

    /// <summary>What must be there before Istio can be told of a host; null where the platform brings it.</summary>
    public Resource? Controller { get; init; }

    /// <summary>Called when an operation on the release failed; null where nobody could say more than the engine.</summary>
    public ErrorHook? OnFailure { get; init; }
}
