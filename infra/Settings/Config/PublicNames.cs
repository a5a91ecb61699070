using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>
/// What clients know of the stack: hosts that must be DNS names and each a name of its own, or, where the tracks have no
/// hosts, paths that must not be Trino's.
/// </summary>
internal static class PublicNames
{
    private const string OAuth2 = "oauth2";

    private const string GiveHosts = "or give the tracks hosts of their own by gateway.trackHosts";

    /// <summary>
    /// The first segments of the paths that a coordinator serves: its interface, the Web UI, the login of OAuth2, and the
    /// metrics of airlift's openmetrics.
    /// </summary>
    private static readonly ImmutableArray<string> ofTrino = ["v1", "ui", "oauth2", "metrics"];

    /// <param name="node"><c>trino-infra:gateway</c>.</param>
    /// <param name="gateway">What was read there; null where it is no mapping.</param>
    /// <param name="tracksNode"><c>trino-infra:tracks</c>.</param>
    /// <param name="tracks">What was read there; a track that is no mapping is null, and a name that is none.</param>
    public static void Check(
        ConfigNode node, GatewaySettings? gateway, ConfigNode tracksNode, ImmutableArray<TrackSettings> tracks)
    {
        if (gateway is null)
            return;
        CheckAliases(node, gateway);
        if (!TrackHostsReader.IsGood(node["trackHosts"], gateway.TrackHosts))
            return;
        CheckCount(node, gateway, tracks);
        foreach (var (trackNode, track) in tracksNode.Items(TracksReader.Fix).Zip(tracks).Where(one => one.Second is not null))
        {
            if (gateway.TrackHosts is null)
                CheckPath(trackNode, track);
            else if (gateway.Hostname is not null && track.Name is not null)
                CheckHost(node, gateway, trackNode["name"], track.Name);
        }
    }

    private static void CheckAliases(ConfigNode node, GatewaySettings gateway)
    {
        HashSet<string?> seen = [gateway.Hostname?.ToString()];
        foreach (var alias in node["aliases"].Items(GatewayReader.FixOfAliases))
        {
            if (gateway.Aliases.FirstOrDefault(alias.Is) is { } name && !seen.Add(name))
                alias.Wrong("is a name of the main host already", "remove it");
        }
    }

    private static void CheckCount(ConfigNode node, GatewaySettings gateway, ImmutableArray<TrackSettings> tracks)
    {
        if (gateway.Hostname is null)
            return;
        var (ofMain, redirected) = (gateway.Names.Count(), gateway.DnsNames(tracks.Select(track => track?.Name).OfType<DnsLabel>()).Count());
        if (ofMain > GatewaySettings.MaxNamesOfRoute)
            node["aliases"].Fault($"has {gateway.Aliases.Length} names, and a route takes {GatewaySettings.MaxNamesOfRoute} with hostname", $"keep at most {GatewaySettings.MaxNamesOfRoute - 1}");
        else if (gateway.Http == HttpMode.Redirect && redirected > GatewaySettings.MaxNamesOfRoute)
        {
            node["aliases"].Fault(
                $"has {gateway.Aliases.Length} names, and the redirect of http is for {redirected} with hostname and the tracks' own hosts, where a route takes {GatewaySettings.MaxNamesOfRoute}",
                $"keep at most {gateway.Aliases.Length + GatewaySettings.MaxNamesOfRoute - redirected}, or give http: off");
        }
    }

    private static void CheckHost(ConfigNode node, GatewaySettings gateway, ConfigNode nameNode, DnsLabel name)
    {
        var host = gateway.AddressOf(name).Host;
        if (WhatIsLong(host) is { } what)
        {
            var place = node["trackHosts"].Exists ? node["trackHosts"] : node["hostname"];
            place.Fault($"gives the track {name} the host {Quoted.Text(host)} {what}", "give shorter names");
        }

        if (gateway.Names.Contains(host))
            nameNode.Wrong($"gives the track the host {host}, which is the main host", "give the track another name, or other trackHosts");
    }

    // It has the right characters, as its parts have.
    private static string? WhatIsLong(string host) =>
        host.Length > Hostname.MaxLength ? $"of {host.Length} characters, more than {Hostname.MaxLength}"
        : host.Split('.').FirstOrDefault(label => label.Length > DnsLabel.MaxLength) is { } label
            ? $"with a label of {label.Length} characters, more than {DnsLabel.MaxLength}"
        : null;

    private static void CheckPath(ConfigNode trackNode, TrackSettings track)
    {
        if (track.Name is { } name && ofTrino.Contains(name))
            trackNode["name"].Wrong("is a path of Trino's own, and without trackHosts the track's too", $"give another name, {GiveHosts}");

        // Trino names the main host in its challenge, without the path: the login would go to any track.
        var types = ChartValuesReader.Find(trackNode["values"], "server/config/authenticationType");
        if (AuthenticationTypes.Split(track.Values.TextAt("server", "config", "authenticationType") ?? "").Contains(OAuth2, StringComparer.OrdinalIgnoreCase))
            types.Fault("has OAUTH2, whose login finds its track by a host alone", $"take another type, {GiveHosts}");
        else if (AuthenticationTypes.Of(track)?.Contains(OAuth2) == true)
            trackNode["values"].Fault("sets web-ui.authentication.type to oauth2, whose login finds its track by a host alone", $"take another type, {GiveHosts}");
    }
}
