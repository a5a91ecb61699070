using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>What authentication of clients needs, without which Trino does not start.</summary>
internal static class AuthenticationRules
{
    private const string SharedSecret = "internal-communication.shared-secret";

    public static void Check(ConfigNode values, TrackSettings track)
    {
        var node = ChartValuesReader.Find(values, "server/config/authenticationType");
        if (!node.TryText("give types such as PASSWORD, a comma between them", out var text) || AuthenticationTypes.IsVariable(text))
            return;
        var types = AuthenticationTypes.Split(text);
        if (!types.All(AuthenticationTypes.All.Contains))
        {
            node.Wrong(
                "has a type that Trino does not know",
                $"give one of {string.Join(", ", AuthenticationTypes.All.Order(StringComparer.Ordinal))}");
        }

        if (AuthenticationTypes.OfClients(track)?.Count == 0)
            return;
        if (!HasSharedSecret(track))
        {
            node.Fault(
                $"needs {SharedSecret} on {(track.HasWorkers ? "coordinator and workers" : "the coordinator")}, or Trino does not start",
                $"give `{SharedSecret}=${{ENV:NAME}}` in additionalConfigProperties, and NAME by envFrom from a Secret");
        }

        if (types.Contains("PASSWORD", StringComparer.OrdinalIgnoreCase))
            CheckPassword(node, track, chartWrites: text.Contains("PASSWORD", StringComparison.Ordinal));
        if (types.Contains("HEADER", StringComparer.OrdinalIgnoreCase))
            CheckHeader(node, track, chartWrites: text.Contains("HEADER", StringComparison.Ordinal));
    }

    private static bool HasSharedSecret(TrackSettings track) =>
        (track.HasWorkers ? new[] { "coordinator", "worker" } : ["coordinator"])
            .All(node => Sets(track, node, SharedSecret));

    private static void CheckPassword(ConfigNode node, TrackSettings track, bool chartWrites)
    {
        var hasFile = track.Values.TextAt("auth", "passwordAuth") is not null
            || track.Values.TextAt("auth", "passwordAuthSecret") is not null
            || PodMounts.Hold(track.Values, "coordinator", "auth/password");
        if (HasAuthenticator(track, "password-authenticator") || (chartWrites && hasFile))
            return;
        if (hasFile)
            node.Fault("names PASSWORD in small letters, by which the chart does not know it", "write PASSWORD");
        else
            node.Fault(
                "has PASSWORD without passwords",
                "give auth.passwordAuthSecret, or password-authenticator.properties in coordinator.additionalConfigFiles");
    }

    private static void CheckHeader(ConfigNode node, TrackSettings track, bool chartWrites)
    {
        var hasProperties = track.Values.TextAt("headerAuthenticator", "properties") is not null;
        if (HasAuthenticator(track, "header-authenticator") || (chartWrites && hasProperties))
            return;
        if (hasProperties)
            node.Fault("names HEADER in small letters, by which the chart does not know it", "write HEADER");
        else
            node.Fault("has HEADER without an authenticator", "give headerAuthenticator.properties");
    }

    /// <summary>Whether the user brings the authenticator's own configuration.</summary>
    private static bool HasAuthenticator(TrackSettings track, string name) =>
        track.Values.At("coordinator", "additionalConfigFiles", $"{name}.properties") is not null
        || PodMounts.Hold(track.Values, "coordinator", $"{name}.properties")
        || Sets(track, "coordinator", $"{name}.config-files");

    // An encrypted line has a fault of its own; it may well be the one that is looked for.
    private static bool Sets(TrackSettings track, string node, string property) => NodeProperties.Of(track.Values, node)
        .Any(set => set.Name == property || set.Name == Secret.Placeholder);
}
