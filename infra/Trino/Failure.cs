namespace TrinoInfra.Trino;

/// <summary>Why a statement did not run to its end, by who did not do as the protocol says.</summary>
internal enum FailureKind
{
    /// <summary>Nobody listens, nobody has that name, or no way leads there.</summary>
    NoConnection,

    /// <summary>Who listens is not trusted, or does not speak TLS.</summary>
    Tls,

    /// <summary>The connection ended before the answer did.</summary>
    Closed,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Status 401 or 403: without credentials, or with wrong ones.</summary>
    Unauthorized,

    /// <summary>Status 502, 503 or 504, again and again.</summary>
    Unavailable,

    /// <summary>Status 3xx. None is followed: statement and credentials are for whom the user named.</summary>
    Redirected,

    /// <summary>Any other status: 404 where a follow-up reached a coordinator that does not know the query.</summary>
    Status,

    /// <summary>The answer is not of Trino's protocol, such as the page of a proxy.</summary>
    NotTrino,

    /// <summary>A URI that the caller does not want to be followed.</summary>
    Astray,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}

/// <summary>Why a statement did not run to its end; what Trino says of a query is a <see cref="QueryError"/>.</summary>
/// <param name="Text">Begins with the URL that was asked, and is meant for people; may hold what others wrote.</param>
/// <param name="Status">The HTTP status; null where there was no answer.</param>
internal sealed record Failure(FailureKind Kind, string Text, int? Status = null);
