namespace TrinoInfra.RouteReader.Documents;

/// <summary><c>rules[].timeouts</c>, as written; null where not given.</summary>
/// <param name="Request"><c>request</c>: the whole exchange with the client.</param>
/// <param name="BackendRequest"><c>backendRequest</c>: one attempt at a backend.</param>
/// <param name="Retried">Whether the rule has a <c>retry</c>, so that there may be several attempts.</param>
public sealed record Timeouts(string? Request, string? BackendRequest, bool Retried = false)
{
    public static Timeouts None { get; } = new(null, null);
}

/// <summary>A timeout that takes effect.</summary>
/// <param name="Text">As written, e.g. <c>280s</c>.</param>
/// <param name="Field"><c>timeouts.request</c> or <c>timeouts.backendRequest</c>.</param>
public sealed record EffectiveTimeout(string Text, string Field)
{
    /// <summary>
    /// Istio's choice: a backendRequest limits the whole exchange unless the rule retries, and <c>0s</c> limits nothing.
    /// </summary>
    /// <returns>Null where nothing limits the exchange.</returns>
    internal static EffectiveTimeout? Of(Timeouts timeouts) =>
        Limits(timeouts.BackendRequest) && !timeouts.Retried
            ? new EffectiveTimeout(timeouts.BackendRequest!, "timeouts.backendRequest")
            : Limits(timeouts.Request) ? new EffectiveTimeout(timeouts.Request!, "timeouts.request") : null;

    /// <summary>The limit of each attempt where the rule retries; null where there is none.</summary>
    internal static string? OfAttempts(Timeouts timeouts) =>
        timeouts.Retried && Limits(timeouts.BackendRequest) ? timeouts.BackendRequest : null;

    private static bool Limits(string? duration) => duration is not null && ApiDuration.Of(duration) > TimeSpan.Zero;
}
