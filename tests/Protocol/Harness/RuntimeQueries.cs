using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>What a coordinator answers to the one statement of SQL that means something here: that over <c>system.runtime.queries</c>.</summary>
internal static partial class RuntimeQueries
{
    public static bool IsAsked(string sql) => sql.Contains(" FROM system.runtime.queries", StringComparison.Ordinal);

    /// <summary>The columns that the statement names, in its order.</summary>
    public static JsonArray Rows(string sql, IEnumerable<Query> queries)
    {
        var columns = Columns().Match(sql).Groups[1].Value.Split(", ");
        var since = Since().Match(sql) is { Success: true } match
            ? DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            : (DateTimeOffset?)null;
        return
        [
            .. queries.Where(query => query.IsDispatched && (since is null || query.Ended is null || query.Ended > since))
                .Select(query => new JsonArray([.. columns.Select(column => Value(column, query))])),
        ];
    }

    private static JsonNode? Value(string column, Query query) => column switch
    {
        "query_id" => query.Id,
        "to_unixtime(created)" => Seconds(query.Created),
        "to_unixtime(\"end\")" => query.Ended is { } end ? Seconds(end) : null,
        "to_unixtime(now())" => Seconds(DateTimeOffset.UtcNow),
        "error_type" => query.Error?.ErrorType,
        "error_code" => query.Error?.ErrorName,
        "\"user\"" => query.User,
        "source" => query.Source,
        _ => throw new ArgumentException(column, nameof(column)),
    };

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    [GeneratedRegex("^SELECT (.*) FROM system.runtime.queries", RegexOptions.CultureInvariant)]
    private static partial Regex Columns();

    [GeneratedRegex(@"WHERE ""end"" IS NULL OR ""end"" > from_unixtime\(([0-9.]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Since();
}
