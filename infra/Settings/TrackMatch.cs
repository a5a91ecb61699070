using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>Statements that ask for a track by their headers: an element of <c>match</c>.</summary>
/// <param name="Conditions">All of which must hold; 1 or more, each of another header.</param>
/// <param name="Percent">How many of a hundred of them go to the track, 1 to 99; null for all. The rest follows the weights.</param>
public sealed record TrackMatch(ImmutableArray<HeaderCondition> Conditions, int? Percent = null)
{
    /// <summary>Of the entries with a <see cref="Percent"/> of all tracks: each is a rule of the main route.</summary>
    public const int MaxShares = 4;

    /// <summary>Whether something of it is encrypted; it is not known then offline.</summary>
    public bool IsSecret => Conditions.Any(condition => condition.IsSecret);

    /// <summary>Whether another entry asks for the very same statements, in whatever order.</summary>
    public bool AsksAs(TrackMatch other) => Conditions.ToHashSet().SetEquals(other.Conditions);
}

/// <summary>What a request header must say.</summary>
/// <param name="Header">The header.</param>
/// <param name="Value">
/// Its value, or for client tags one of them: printable ASCII, no spaces at its ends. Or, as a regular expression, what the
/// whole value must match.
/// </param>
/// <param name="IsRegex">Whether the value is a regular expression, of RE2.</param>
/// <param name="IsSecret">Whether the value is encrypted; it is not known then offline.</param>
public sealed record HeaderCondition(MatchHeader Header, string Value, bool IsRegex = false, bool IsSecret = false)
{
    public const int MaxValueLength = 256;

    /// <summary>HTTPRoute <c>rules[].matches[].headers[].value</c> takes no more.</summary>
    public const int MaxRegexLength = 4096;
}

/// <summary>The headers of Trino's client protocol that <see cref="HeaderCondition"/> knows.</summary>
public enum MatchHeader
{
    /// <summary><c>X-Trino-User</c>.</summary>
    User,

    /// <summary><c>X-Trino-Source</c>.</summary>
    Source,

    /// <summary><c>X-Trino-Client-Tags</c>, a comma-separated list, of which a value is one.</summary>
    ClientTags,

    /// <summary><c>X-Trino-Client-Info</c>.</summary>
    ClientInfo,

    /// <summary><c>X-Trino-Catalog</c>, the session's.</summary>
    Catalog,

    /// <summary><c>X-Trino-Schema</c>, the session's.</summary>
    Schema,
}

public static class MatchHeaders
{
    /// <summary>The header's name on the wire.</summary>
    public static string Name(this MatchHeader header) => header switch
    {
        MatchHeader.User => "X-Trino-User",
        MatchHeader.Source => "X-Trino-Source",
        MatchHeader.ClientTags => "X-Trino-Client-Tags",
        MatchHeader.ClientInfo => "X-Trino-Client-Info",
        MatchHeader.Catalog => "X-Trino-Catalog",
        MatchHeader.Schema => "X-Trino-Schema",
        _ => throw new ArgumentOutOfRangeException(nameof(header), header, "No such header."),
    };
}
