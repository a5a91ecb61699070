using System.Collections.Immutable;

namespace TrinoInfra.Settings.Config;

/// <summary>The hosts of external coordinators, against each other and against the stack's own, where requests would go in circles.</summary>
internal static class ExternalHosts
{
    /// <param name="node"><c>trino-infra:tracks</c>.</param>
    /// <param name="settings">What was read; of a track, a name or a gateway with a fault there is none.</param>
    public static void Check(ConfigNode node, StackSettings settings)
    {
        List<string> before = [];
        foreach (var (track, place) in settings.Tracks.Zip(node.Items(TracksReader.Fix), (track, item) => (track, item["external"]["host"])))
        {
            if (track?.External is not { Host: var host })
            {
                before.Add("");
                continue;
            }

            if (before.IndexOf(host) is var first and >= 0)
                place.Wrong($"is the host of track {first + 1} too, and Istio knows a host once", "give each coordinator a name of its own in DNS");
            else if (IsPublic(settings, host))
                place.Wrong("is a host of the stack's own gateway, which would send every request to itself", "give the coordinator's own, such as trino.old.svc.cluster.local");
            else if (settings.Tracks.FirstOrDefault(other => IsServiceOf(settings, other, host)) is { } own)
                place.Wrong($"is the Service of the track {own.Name}", "name a Trino that the stack does not run");
            before.Add(host);
        }
    }

    /// <summary>With a Gateway of the platform's the stack does not see whose it is.</summary>
    public static void Note(ConfigNode node, StackSettings settings)
    {
        if (settings.Gateway.Existing is null)
            return;
        foreach (var (track, item) in settings.Tracks.Zip(node.Items("")).Where(one => one.First.External is not null))
        {
            item["external"].Note(
                "is a backend by its host name, which Istio's gateways know and no others",
                $"see that the class of Gateway {settings.GatewayNamespace()}/{settings.GatewayName()} is Istio's, as `make status` does");
        }
    }

    private static bool IsPublic(StackSettings settings, string host) => settings.Gateway is { Hostname: not null } gateway
        && (gateway.Names.Contains(host)
            || settings.Tracks.Any(track => track?.Name is { } name && gateway.AddressOf(name).Host == host));

    private static bool IsServiceOf(StackSettings settings, TrackSettings? track, string host) =>
        track is { External: null, Name: { } name } && settings.Cluster is { Namespace: { } ns }
        && (host == $"{name}.{ns}" || host == $"{name}.{ns}.svc" || host.StartsWith($"{name}.{ns}.svc.", StringComparison.Ordinal));
}
