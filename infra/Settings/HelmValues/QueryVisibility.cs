using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Whether a coordinator tells a stranger what it runs.</summary>
internal static class QueryVisibility
{
    private const string AccessControl = "access-control.";

    /// <summary>
    /// True where clients must say who they are, which the drain gate cannot, or where access control may leave queries out
    /// of the list without a word.
    /// </summary>
    public static bool IsLimited(TrackSettings track) =>
        track.Values.TextAt("server", "config", "authenticationType") is not null
        || track.Values.At("accessControl") is ImmutableSortedDictionary<string, object?> { Count: > 0 }
        || track.Values.At("coordinator", "additionalConfigFiles", $"{AccessControl}properties") is not null
        || PodMounts.Hold(track.Values, "coordinator", $"{AccessControl}properties")
        || NodeProperties.Of(track.Values, "coordinator")
            .Any(property => property.Name.StartsWith(AccessControl, StringComparison.Ordinal));
}
