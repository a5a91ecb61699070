using System.Text.Json;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:tracks[].drainCredentials</c>.</summary>
internal static class DrainCredentialsReader
{
    private const string Password = "PASSWORD";

    /// <returns>Null where none are given.</returns>
    public static DrainCredentials? Read(ConfigNode node) => !node.Exists ? null : node.Map(credentials =>
    {
        var secret = credentials["secret"].Required<ObjectName>("name the Secret that has them");
        var username = credentials["usernameKey"].Or(DrainCredentials.DefaultUsernameKey);
        var password = credentials["passwordKey"].Or(DrainCredentials.DefaultPasswordKey);
        if (username == password)
        {
            var key = credentials["passwordKey"].Exists ? credentials["passwordKey"] : credentials["usernameKey"];
            key.Wrong("is the key of both the name and the password", "give each a key of its own");
        }

        return new DrainCredentials(secret?.ToString() ?? "", username, password, credentials["seesEveryQuery"].Or(false));
    });

    /// <summary>Checks that the track takes a password: where it asks for none, Trino refuses one.</summary>
    /// <param name="node">The place.</param>
    /// <param name="values">Those of the track: what they say by mistake is not judged.</param>
    public static void Check(ConfigNode node, ConfigNode values, TrackSettings track)
    {
        var given = ChartValuesReader.Find(values, "server/config/authenticationType");
        if (!node.Exists || (given.Exists && given.Value.ValueKind != JsonValueKind.String) || AuthenticationTypes.OfClients(track) is not { } types)
            return;
        if (types.Count == 0)
        {
            node.Fault(
                "are for a track that asks nobody for a password, and Trino then refuses one",
                $"give values.server.config.authenticationType {Password} and what it needs, or remove this");
        }
        else if (types.All(AuthenticationTypes.All.Contains) && !types.Contains(Password.ToLowerInvariant()))
        {
            node.Fault(
                $"are a name and a password, which Trino takes with {Password} alone",
                $"add {Password} to values.server.config.authenticationType, or remove this");
        }
        else
        {
            NoteWithoutGate(node, track);
        }
    }

    /// <summary>The same of an external track, of which nobody here knows what it asks for.</summary>
    public static void CheckExternal(ConfigNode node, TrackSettings track)
    {
        if (node.Exists && track.External is not null)
            NoteWithoutGate(node, track);
    }

    private static void NoteWithoutGate(ConfigNode node, TrackSettings track)
    {
        if (track.Drain.Length == TimeSpan.Zero)
            node.Note("have no drain gate to ask with them, since drain is 0s: `make verify` does", "give the track a drain, if it is to wait for its queries");
    }
}
