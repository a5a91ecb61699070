using TrinoInfra.Settings;

namespace TrinoInfra.Graph;

/// <summary>The way of a request by the Ingress that a stack is compared with: a host a track, and no weights.</summary>
internal static class IngressGraph
{
    public static TrafficGraph Of(BenchSettings bench)
    {
        const string listener = "websecure";
        var controller = $"Traefik {bench.Namespace}";
        return new(
            $"the hosts of {BenchSettings.StackOf(bench.Of)}",
            [new(controller, IsGateway: true, [new(listener, "HTTPS 443", "")])],
            [
                .. bench.Tracks.Select(track => new TrafficRoute(
                    $"tracks.bench, {track.Name}",
                    [bench.HostOf(track.Name)],
                    [(controller, listener)],
                    [new("/", [], null, [new($"{track.Name}", 1, TargetKind.All)])])
                {
                    Kind = "Ingress",
                }),
            ],
            [.. bench.Tracks.Select(track => new TrafficTrack($"{track.Name}", [$"Trino {track.Version}, of the stack {bench.Of}"]))])
        {
            RoutesTitle = "Ingress, its hosts",
        };
    }
}
