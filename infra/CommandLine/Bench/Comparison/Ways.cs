using System.Collections.Frozen;
using System.Collections.Immutable;
using TrinoInfra.Arms;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench.Comparison;

/// <summary>A way to the track: the arm, how this machine gets in, and whose pods it goes through.</summary>
/// <param name="Pods">Null where nothing stands between.</param>
/// <param name="Fix">What to do where nobody answers.</param>
internal sealed record Way(Arm Arm, Door Door, GatewayPods? Pods, string Fix);

/// <summary>The ways that there are to a track, and what is left out.</summary>
/// <param name="All">The gateway's first.</param>
internal sealed record Ways(ImmutableArray<Way> All, ImmutableArray<string> LeftOut)
{
    /// <param name="gateway">The stack's door.</param>
    /// <param name="isInCluster">Whether this process runs in a pod.</param>
    public static Ways Of(BenchSettings bench, WantedComparison wanted, Door gateway, bool isInCluster)
    {
        var (settings, track) = (bench.Measured, wanted.Track);
        var login = gateway.Logins.GetValueOrDefault($"{track.Name}");
        var all = IsAlone(settings, track);
        List<string> leftOut = [];
        List<Way> ways =
        [
            new(
                new("gateway", all ? gateway.Server : gateway.AddressOf($"{track.Name}"), $"{Gateway(settings)}, by {(all ? "the main host" : "the track's own host")}"),
                all ? gateway : gateway with { Server = gateway.AddressOf($"{track.Name}") },
                settings.GatewayPods(),
                $"see that the stack {bench.Of} is up, and where this machine finds it: --address, --ca"),
            new(
                new("ingress", new($"https://{bench.HostOf(track.Name)}"), $"Traefik {Versions.Traefik.Images[0].Tag}, chart {Versions.Traefik.Version}"),
                Ingress(bench, wanted, gateway),
                bench.ControllerPods,
                $"see that `pulumi up --stack {BenchSettings.StackOf(bench.Of)}` went through, and where this machine finds it: --ingress-address, of `kubectl --namespace {bench.Namespace} get service {bench.Namespace}`"),
        ];
        if (!isInCluster)
            leftOut.Add("direct access, the floor: from outside of the cluster the way in would be measured with it; run this in a pod");
        else if (login is not null)
            leftOut.Add("direct access, the floor: the track asks for credentials, which Trino takes over https alone");
        else
            ways.Add(Direct(settings, track, gateway));

        leftOut.Add(all
            ? $"failures at the stack's weights: all of it is {track.Name}'s, so that every round has them"
            : "failures of the ingress at the stack's weights: an Ingress has none, and a controller's own split of every request breaks queries");
        return new([.. ways], [.. leftOut]);
    }

    /// <summary>Whether the track has all of the weight, so that the main host leads to it alone.</summary>
    public static bool IsAlone(StackSettings settings, TrackSettings track) =>
        settings.Tracks.All(other => other.Name == track.Name ? other.Weight.Value > 0 : other.Weight.Value == 0);

    private static Door Ingress(BenchSettings bench, WantedComparison wanted, Door gateway)
    {
        var host = bench.HostOf(wanted.Track.Name);
        return gateway with
        {
            Server = new($"https://{host}"),
            Tracks = [new($"{wanted.Track.Name}", $"https://{host}", 1)],
            Hosts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, host),
            Address = wanted.Ingress,
        };
    }

    private static Way Direct(StackSettings settings, TrackSettings track, Door gateway)
    {
        var server = new Uri($"http://{track.Name}.{settings.Cluster.Namespace}.svc:{TrackBackend.Port}");
        return new(
            new("direct", server, "nothing between, and no TLS"),
            gateway with { Server = server, Tracks = [new($"{track.Name}", server.GetLeftPart(UriPartial.Authority), 1)], Hosts = [], Address = null },
            null,
            "see that this pod's labels are those that the stack of the comparison admits");
    }

    private static string Gateway(StackSettings settings) =>
        settings.Istio.Install ? $"Istio {Versions.Istiod.Version}'s Envoy" : "the Envoy of the platform's Istio";
}
