using System.Collections.Immutable;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>Who the clients are, by the tracks' authentication, and how they come in, by the gateway.</summary>
internal static class ClientsRules
{
    private const string CallbackPath = "/oauth2/callback";

    /// <summary>http with authentication: Trino answers 403 there, so where nobody says what http does it redirects.</summary>
    /// <param name="node"><c>trino-infra:gateway</c>.</param>
    /// <param name="gateway">What was read there; null where it is no mapping.</param>
    /// <param name="tracks">Null what has a fault.</param>
    public static GatewaySettings? CheckHttp(ConfigNode node, GatewaySettings? gateway, ImmutableArray<TrackSettings> tracks)
    {
        var refusing = tracks.Where(track => track is not null && AuthenticationTypes.OfClients(track) is not { Count: 0 } && !AuthenticationTypes.LetHttpIn(track)).ToList();
        if (gateway is not { Http: HttpMode.Serve } || refusing.Count == 0)
            return gateway;
        if (!node["http"].Exists)
            return gateway with { Http = HttpMode.Redirect };
        node["http"].Wrong(
            $"is for clients of whom nothing is asked, and Trino answers 403 over http where {Names(refusing)} has authentication",
            "write `http: redirect`, or `http: off`");
        return gateway;
    }

    public static void Note(ConfigNode tracksNode, StackSettings settings)
    {
        NoteStrangers(tracksNode, settings);
        NoteCallbacks(tracksNode, settings);
    }

    // A platform's Gateway is taken for one that others reach: the stack cannot see who does.
    private static void NoteStrangers(ConfigNode node, StackSettings settings)
    {
        var gateway = settings.Gateway;
        var door = gateway.Existing is not null ? $"the Gateway {settings.GatewayNamespace()}/{settings.GatewayName()}" : "the load balancer";
        if (gateway is { Existing: null, Exposure: Exposure.NodePort })
            return;
        // Of an external Trino nobody here knows.
        var open = settings.Tracks.Where(track => track.External is null && AuthenticationTypes.OfClients(track)?.Count == 0).ToList();
        if (open.Count > 0)
        {
            node.Note(
                $"{Names(open)} without authentication: whoever reaches {door} runs statements as any user",
                "give values.server.config.authenticationType and its Secrets, as Pulumi.prod.yaml and docs/operations.md#authentication do");
        }

        var lax = settings.Tracks.Except(open).Where(AuthenticationTypes.LetHttpIn).ToList();
        if (lax.Count > 0 && gateway.Http == HttpMode.Serve)
        {
            node.Note(
                $"{Names(lax)} without authentication over http ({AuthenticationTypes.InsecureOverHttp}): whoever reaches {door} runs statements there as any user",
                "write `http: redirect` in gateway, or take the line out");
        }
    }

    private static void NoteCallbacks(ConfigNode node, StackSettings settings)
    {
        var callbacks = settings.Tracks
            .Where(track => AuthenticationTypes.Of(track)?.Contains("oauth2") == true)
            .Select(track => $"{settings.Gateway.AddressOf(track.Name)}{CallbackPath}").ToList();
        if (callbacks.Count > 0)
            node.Note($"logins by OAuth2 come back to {string.Join(", ", callbacks)}", $"have the identity provider accept {(callbacks.Count == 1 ? "it" : "each of them")}");
    }

    private static string Names(IEnumerable<TrackSettings> tracks) => string.Join(", ", tracks.Select(track => track.Name));
}
