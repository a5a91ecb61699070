namespace TrinoInfra.Trino;

/// <summary>
/// When a request is sent anew, as Trino's own clients do. A statement, where the gateway had nobody to answer it (502, 503, 504): it is
/// weighed anew then, and may run twice. A follow-up, which asks for the same page again, also where its connection was lost.
/// </summary>
/// <param name="Statement">How often a statement is sent at most.</param>
/// <param name="FollowUp">How long one follow-up is tried.</param>
internal sealed record Repeats(int Statement, TimeSpan FollowUp)
{
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);

    /// <summary>Three times, as Trino's client for Python; two minutes, as that for Java.</summary>
    public static Repeats Default { get; } = new(3, TimeSpan.FromMinutes(2));

    /// <summary>Each request once.</summary>
    public static Repeats None { get; } = new(1, TimeSpan.Zero);

    /// <param name="isStatement">Else it is a follow-up.</param>
    /// <param name="attempts">How often it was sent.</param>
    /// <param name="elapsed">Since it was sent first.</param>
    /// <returns>How long to wait before it is sent again; null where it is not.</returns>
    public TimeSpan? After(FailureKind kind, bool isStatement, int attempts, TimeSpan elapsed) =>
        kind == FailureKind.Unavailable && isStatement ? attempts < Statement ? attempts * _step : null
        : !isStatement && kind is FailureKind.Unavailable or FailureKind.NoConnection or FailureKind.Closed or FailureKind.TimedOut
            ? elapsed < FollowUp ? attempts * _step : null
        : null;
}
