using System.Globalization;
using System.Text.Json;
using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.Rollout.Watching;

/// <summary>
/// The one statement that a look is: what runs, and what ended lately, of <c>system.runtime.queries</c>. That is a few bytes a query,
/// where <c>/v1/query</c> takes 2 KB for each of the last 15 minutes.
/// </summary>
internal static class QueryStatement
{
    /// <summary>How far back a coordinator remembers: <c>query.min-expire-age</c>.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromMinutes(15);

    /// <param name="ended">The earliest end that is wanted, by the coordinator's clock; null for all that it remembers.</param>
    public static string Of(DateTimeOffset? ended) =>
        """SELECT query_id, to_unixtime(created), to_unixtime("end"), to_unixtime(now()), error_type, error_code, "user", source """
        + "FROM system.runtime.queries"
        + (ended is { } time ? string.Create(CultureInfo.InvariantCulture, $""" WHERE "end" IS NULL OR "end" > from_unixtime({Seconds(time):F3})""") : "");

    /// <summary>A row of the answer, or null where it is none.</summary>
    /// <param name="row">In the order of the statement's columns.</param>
    public static SeenQuery? Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != 8 || row[0].ValueKind != JsonValueKind.String
            || Time(row[1]) is not { } created || Time(row[3]) is not { } now)
        {
            return null;
        }

        var end = Time(row[2]);
        // By the clock of a coordinator that is set back a query may end before it begins.
        var elapsed = (end ?? now) - created is var length && length > TimeSpan.Zero ? length : TimeSpan.Zero;
        return new(new(row[0].GetString()!, created, elapsed, end is not null, Text(row[4]), Text(row[5])), Text(row[6]) ?? "", Text(row[7]), now);
    }

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static DateTimeOffset? Time(JsonElement seconds) =>
        seconds.ValueKind == JsonValueKind.Number && seconds.GetDouble() is > 0 and < 1e11 and var since ? DateTimeOffset.UnixEpoch.AddSeconds(since) : null;

    private static string? Text(JsonElement text) => text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>A query as its coordinator tells it, times by its clock.</summary>
/// <param name="Query">What verdicts are given by.</param>
/// <param name="User">Who ran it.</param>
/// <param name="Source">By which program; null where it did not say.</param>
/// <param name="Now">The coordinator's time at the look.</param>
internal readonly record struct SeenQuery(QuerySample Query, string User, string? Source, DateTimeOffset Now)
{
    /// <summary>The same by another clock.</summary>
    public QuerySample By(TimeSpan ahead) => Query with { Created = Query.Created + ahead };
}
