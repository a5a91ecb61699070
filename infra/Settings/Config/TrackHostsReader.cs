using System.Text.Json;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway.trackHosts</c>: a pattern, or <c>none</c>.</summary>
internal static class TrackHostsReader
{
    public static TrackHostPattern? Read(ConfigNode node) => IsNone(node) ? null : node.Or(TrackHostPattern.Default);

    /// <summary>Whether <paramref name="read"/> is what stands there, or what is taken where nothing does.</summary>
    public static bool IsGood(ConfigNode node, TrackHostPattern? read) => !node.Exists || read is null || node.Is(read);

    private static bool IsNone(ConfigNode node) =>
        !node.IsSecret && node.Value is { ValueKind: JsonValueKind.String } text && text.ValueEquals("none");
}
