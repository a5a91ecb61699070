using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Verify;

/// <summary>The URIs of one query: all of one track's own, or why not.</summary>
internal sealed class FollowedWay(Door door)
{
    /// <summary>Null where no answer led anywhere.</summary>
    public string? Served { get; private set; }

    public bool LeftTheStack { get; private set; }

    public string? WhyNot(Uri next)
    {
        var track = door.TrackOf(next);
        LeftTheStack = track is null;
        if (track is null)
            return "does not lead to a track of this stack";
        if (Served is not null && Served != track)
            return $"leads to another track than {Served}, where the query began";
        Served = track;
        return null;
    }
}

/// <summary>What became of a query, in words.</summary>
/// <param name="Served">The track that ran it.</param>
/// <param name="Fault">Null where it ran to its end.</param>
/// <param name="Unforwarded">Where it is for the forwarding headers, what a coordinator does not do with them.</param>
internal sealed record VerifiedQuery(StatementResult Result, string? Served, string? Fault, string? Unforwarded)
{
    private const int NotAcceptable = 406;

    /// <param name="loginOf">The track whose login it bore; null where it bore none.</param>
    public static VerifiedQuery Of(StatementResult result, FollowedWay way, string? loginOf) => new(
        result,
        way.Served,
        result switch
        {
            { Failure.Kind: FailureKind.Unauthorized } => $"{result.Failure.Text}, {Unwelcome(loginOf)}",
            { Failure: { } failure } => failure.Text,
            { Error: { } error } => $"{result.QueryId}: {error.Message}",
            _ when way.Served is null => "the answer has no nextUri",
            _ => null,
        },
        result.Failure?.Status == NotAcceptable ? "it refuses requests with forwarding headers"
            : way.LeftTheStack ? "it does not read the forwarding headers, of which it makes this URL"
            : null);

    private static string Unwelcome(string? loginOf) => loginOf is null
        ? "it asks for credentials, and verify has none: a track's drainCredentials name a Secret with a name and a password (docs/operations.md#authentication)"
        : $"the credentials that track {loginOf} names in drainCredentials are refused";
}
