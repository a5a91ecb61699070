namespace TrinoInfra.Settings;

/// <summary>A request header by which a client asks for a track: an element of <c>match</c>.</summary>
/// <param name="Header">The header.</param>
/// <param name="Value">What it says, or for client tags one of them: printable ASCII, no spaces at its ends.</param>
/// <param name="IsSecret">Whether the value is encrypted; it is not known then offline.</param>
public sealed record TrackMatch(MatchHeader Header, string Value, bool IsSecret = false)
{
    public const int MaxValueLength = 256;

    /// <summary>
    /// Of a client tag, which is matched by a regular expression. Envoy refuses the whole route table of a listener
    /// for one expression whose RE2 program is larger than 100; that of a tag is 30 larger than the tag.
    /// </summary>
    public const int MaxTagLength = 60;
}

/// <summary>The headers of Trino's client protocol that <see cref="TrackMatch"/> knows.</summary>
public enum MatchHeader
{
    /// <summary><c>X-Trino-User</c>, the whole value.</summary>
    User,

    /// <summary><c>X-Trino-Source</c>, the whole value.</summary>
    Source,

    /// <summary><c>X-Trino-Client-Tags</c>, one tag of its comma-separated list.</summary>
    ClientTags,
}

public static class MatchHeaders
{
    /// <summary>The header's name on the wire.</summary>
    public static string Name(this MatchHeader header) => header switch
    {
        MatchHeader.User => "X-Trino-User",
        MatchHeader.Source => "X-Trino-Source",
        MatchHeader.ClientTags => "X-Trino-Client-Tags",
        _ => throw new ArgumentOutOfRangeException(nameof(header), header, "No such header."),
    };
}
