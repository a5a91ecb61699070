using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>Whether a coordinator tells a stranger what it runs.</summary>
internal static class QueryVisibility
{
    private const string AccessControl = "access-control.";

    /// <summary>
    /// True where clients must say who they are, which the drain gate cannot, or where access control may leave queries out
    /// of the list without a word.
    /// </summary>
    public static bool IsLimited(TrackSettings track) =>
        At(track, "server", "config", "authenticationType") is string { Length: > 0 }
        || At(track, "accessControl") is ImmutableSortedDictionary<string, object?> { Count: > 0 }
        || At(track, "coordinator", "additionalConfigFiles", $"{AccessControl}properties") is not null
        || Lines(track).Any(line => line.TrimStart().StartsWith(AccessControl, StringComparison.Ordinal));

    private static IEnumerable<string> Lines(TrackSettings track) =>
    [
        .. At(track, "additionalConfigProperties") is ImmutableArray<object?> lines ? lines.OfType<string>() : [],
        .. At(track, "server", "coordinatorExtraConfig") is string text ? text.Split('\n') : [],
    ];

    private static object? At(TrackSettings track, params ReadOnlySpan<string> path)
    {
        object? value = track.Values;
        foreach (var key in path)
            value = (value as ImmutableSortedDictionary<string, object?>)?.GetValueOrDefault(key);
        return value;
    }
}
