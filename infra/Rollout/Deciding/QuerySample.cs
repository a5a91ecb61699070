namespace TrinoInfra.Rollout.Deciding;

/// <summary>A query as its coordinator's <c>system.runtime.queries</c> tells it at one look.</summary>
/// <param name="Id"><c>query_id</c>.</param>
/// <param name="Created"><c>created</c>.</param>
/// <param name="Elapsed">From <see cref="Created"/> to its end, or to the look while it runs.</param>
/// <param name="HasEnded">Whether there is an <c>end</c>.</param>
/// <param name="ErrorType"><c>error_type</c>; null of a query that runs or that ended well.</param>
/// <param name="ErrorCode"><c>error_code</c>, e.g. <c>CATALOG_NOT_FOUND</c>.</param>
internal readonly record struct QuerySample(
    string Id, DateTimeOffset Created, TimeSpan Elapsed, bool HasEnded, string? ErrorType = null, string? ErrorCode = null)
{
    public DateTimeOffset Until => Created + Elapsed;

    public Outcome Outcome => (ErrorType, ErrorCode) switch
    {
        (null, null) => Outcome.Fine,
        (_, "USER_CANCELED") => Outcome.Canceled,
        ("USER_ERROR", _) => Outcome.UserError,
        _ => Outcome.Failed,
    };
}

/// <summary>What an ended query says of its track.</summary>
internal enum Outcome
{
    Fine,

    /// <summary>INTERNAL_ERROR, INSUFFICIENT_RESOURCES, EXTERNAL, and what Trino may add to them.</summary>
    Failed,

    /// <summary>USER_ERROR: mostly the user's own; a track that lacks a catalog or a function shows as them too.</summary>
    UserError,

    /// <summary>USER_CANCELED says nothing of the track.</summary>
    Canceled,
}
