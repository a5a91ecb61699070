using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>The names under which clients find the stack, the tracks' own hosts among them: DNS names, and each one's own.</summary>
internal static class PublicNames
{
    /// <param name="node"><c>trino-infra:gateway</c>.</param>
    /// <param name="gateway">What was read there; null where it is no mapping.</param>
    /// <param name="tracksNode"><c>trino-infra:tracks</c>.</param>
    /// <param name="tracks">What was read there; null what has a fault.</param>
    public static void Check(
        ConfigNode node, GatewaySettings? gateway, ConfigNode tracksNode, ImmutableArray<TrackSettings> tracks)
    {
        var pattern = node["trackHosts"];
        if (gateway?.Hostname is null || (pattern.Exists && !pattern.Is(gateway.TrackHosts)))
            return;
        foreach (var (trackNode, track) in tracksNode.Items(TracksReader.Fix).Zip(tracks))
        {
            if (track?.Name is not { } name)
                continue;
            var host = gateway.AddressOf(name).Host;
            if (WhatIsLong(host) is { } what)
                (pattern.Exists ? pattern : node["hostname"]).Fault($"gives the track {name} the host {Quoted.Text(host)} {what}", "give shorter names");
            if (host == gateway.Hostname)
                trackNode["name"].Wrong($"gives the track the host {host}, which is the main host", "give the track another name, or other trackHosts");
        }
    }

    // It has the right characters, as its parts have.
    private static string? WhatIsLong(string host) =>
        host.Length > Hostname.MaxLength ? $"of {host.Length} characters, more than {Hostname.MaxLength}"
        : host.Split('.').FirstOrDefault(label => label.Length > DnsLabel.MaxLength) is { } label
            ? $"with a label of {label.Length} characters, more than {DnsLabel.MaxLength}"
        : null;
}
