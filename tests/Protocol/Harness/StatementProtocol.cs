using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>The body of an answer to <c>/v1/statement</c>, the members that matter here.</summary>
public sealed record QueryResults(
    string Id,
    string InfoUri,
    string? PartialCancelUri,
    string? NextUri,
    JsonNode? Data,
    StatementStats Stats,
    QueryError? Error)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Where the rows are that <see cref="Data"/> does not have in it; none where they are in it.</summary>
    [JsonIgnore]
    public IEnumerable<SpooledSegment> Segments =>
        Data is JsonObject spooled ? spooled["segments"]!.AsArray().Select(segment => segment.Deserialize<SpooledSegment>(Options)!) : [];

    /// <summary>A page as spooled data: one segment.</summary>
    public static JsonNode Spooled(string external, string id) => new JsonObject
    {
        ["encoding"] = "json",
        ["segments"] = new JsonArray(JsonSerializer.SerializeToNode(
            new SpooledSegment("spooled", $"{external}/v1/spooled/download/{id}", $"{external}/v1/spooled/ack/{id}"), Options)),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">The text is no such body.</exception>
    public static QueryResults Parse(string json) =>
        JsonSerializer.Deserialize<QueryResults>(json, Options) ?? throw new JsonException("The body is null.");
}

/// <summary>A part of a result: where it is, and where to say that one has it.</summary>
public sealed record SpooledSegment(string Type, string Uri, string AckUri);

public sealed record StatementStats(string State, bool Queued, bool Scheduled);

public sealed record QueryError(string Message, int ErrorCode, string ErrorName, string ErrorType)
{
    public static QueryError UserCanceled { get; } = new("Query was canceled", 3, "USER_CANCELED", "USER_ERROR");

    public static QueryError NotSupported { get; } =
        new("Nested transactions not supported", 13, "NOT_SUPPORTED", "USER_ERROR");

    public static QueryError NotInTransaction { get; } =
        new("No transaction in progress", 21, "NOT_IN_TRANSACTION", "USER_ERROR");

    public static QueryError UnknownTransaction(string id) => new(
        $"Unknown transaction ID: {id}. Possibly expired? Commands ignored until end of transaction block",
        20,
        "UNKNOWN_TRANSACTION",
        "USER_ERROR");
}

/// <summary>Headers of the client protocol.</summary>
public static class TrinoHeaders
{
    public const string User = "X-Trino-User";
    public const string Source = "X-Trino-Source";
    public const string ClientTags = "X-Trino-Client-Tags";

    /// <summary>How a client takes spooled results; without it, rows come in the answers.</summary>
    public const string Encoding = "X-Trino-Query-Data-Encoding";

    /// <summary>The open transaction; <see cref="NoTransaction"/> from a client that has none.</summary>
    public const string Transaction = "X-Trino-Transaction-Id";

    public const string StartedTransaction = "X-Trino-Started-Transaction-Id";
    public const string ClearTransaction = "X-Trino-Clear-Transaction-Id";
    public const string NoTransaction = "NONE";
}
