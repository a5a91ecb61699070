using System.Text.Json;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway.trackHosts</c>: a pattern, or <c>none</c>.</summary>
internal static class TrackHostsReader
{
    /// <returns>Null for <c>none</c>; the default also for a pattern with a fault.</returns>
    public static TrackHostPattern? Read(ConfigNode node) => IsNone(node) ? null : node.Or(TrackHostPattern.Default);

    /// <summary>Whether <paramref name="read"/> came of what stands there, or of nothing, without a fault.</summary>
    public static bool IsGood(ConfigNode node, TrackHostPattern? read) => !node.Exists || read is null || node.Is(read);

    private static bool IsNone(ConfigNode node) =>
        !node.IsSecret && node.Value is { ValueKind: JsonValueKind.String } text && text.ValueEquals("none");
}
