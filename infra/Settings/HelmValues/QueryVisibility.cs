using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Whether a coordinator tells the drain gate all that it runs.</summary>
internal static class QueryVisibility
{
    private const string AccessControl = "access-control.";

    /// <summary>
    /// True where clients must say who they are and the drain gate cannot, or where access control may leave queries out of the
    /// list without a word.
    /// </summary>
    public static bool IsLimited(TrackSettings track) =>
        // What an external Trino is configured to do nobody here knows: who has credentials for it says whether they will do.
        (track.External is not null && track.DrainCredentials is { SeesEveryQuery: false })
        || (AuthenticationTypes.OfClients(track) is not { Count: 0 } && track.DrainCredentials is null)
        || (HasAccessControl(track) && track.DrainCredentials is not { SeesEveryQuery: true });

    private static bool HasAccessControl(TrackSettings track) =>
        track.Values.At("accessControl") is ImmutableSortedDictionary<string, object?> { Count: > 0 }
        || track.Values.At("coordinator", "additionalConfigFiles", $"{AccessControl}properties") is not null
        || PodMounts.Hold(track.Values, "coordinator", $"{AccessControl}properties")
        || NodeProperties.Of(track.Values, "coordinator")
            .Any(property => property.Name.StartsWith(AccessControl, StringComparison.Ordinal));
}
