using System.Collections.Immutable;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>Tracks that share the logins of their clients by OAuth2's refresh tokens.</summary>
internal static class RefreshTokensRules
{
    private const string Anew = "what its clients run on another track asks for the login anew";

    /// <param name="node"><c>trino-infra:tracks</c>.</param>
    /// <param name="tracks">What was read there; null what has a fault.</param>
    public static void Check(ConfigNode node, ImmutableArray<TrackSettings> tracks)
    {
        TrackSettings? first = null;
        foreach (var (track, settings) in node.Items(TracksReader.Fix).Zip(tracks).Where(one => one.Second is { } track && RefreshTokens.AreOn(track)))
        {
            if (!RefreshTokens.HaveKey(settings))
            {
                track["values"].Fault(
                    $"has {RefreshTokens.Property} without {RefreshTokens.SecretKey}: Trino makes one up at each start, and {Anew}",
                    $"give `{RefreshTokens.SecretKey}=${{ENV:NAME}}` in server.coordinatorExtraConfig, and NAME by envFrom from a Secret, the same on all tracks");
            }
            else if (!RefreshTokens.ShareKey(first ??= settings, settings))
            {
                track["values"].Fault(
                    $"has another {RefreshTokens.SecretKey} than track {first.Name}, or has it from elsewhere: {Anew}",
                    "take it from the same key of the same Secret on all tracks");
            }
        }
    }

    /// <summary>Notes where tracks that serve at once do not take each other's tokens, all the same.</summary>
    public static void Note(ConfigNode node, ImmutableArray<TrackSettings> tracks)
    {
        var serving = tracks.Where(track => track.Weight.Value > 0 && AuthenticationTypes.Of(track)?.Contains("oauth2") == true).ToLookup(RefreshTokens.AreOn);
        if (serving[true].DistinctBy(track => track.Version).Count() > 1)
        {
            node.Note(
                $"{string.Join(" and ", serving[true].Select(track => $"{track.Name} ({track.Version})"))} do not take each other's refresh tokens, since Trino's version is in them: while they share the statements these ask for the login anew",
                "move the whole weight in one step, or leave refresh tokens out");
        }

        if (serving[true].Any() && serving[false].Any())
        {
            node.Note(
                $"{Names(serving[false])} cannot read the tokens of {Names(serving[true])}, who alone has refresh tokens: while they share the statements these ask for the login anew",
                $"give {RefreshTokens.Property} on all tracks, or on none");
        }
    }

    private static string Names(IEnumerable<TrackSettings> tracks) => string.Join(", ", tracks.Select(track => track.Name));
}
