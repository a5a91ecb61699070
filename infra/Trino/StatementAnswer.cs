using System.Collections.Immutable;
using System.Text.Json;

namespace TrinoInfra.Trino;

/// <summary>The body of one answer to a statement or a follow-up: the members that matter here.</summary>
internal readonly record struct StatementAnswer(
    string Id, string? NextUri, QueryError? Error, ImmutableArray<Column> Columns, ImmutableArray<JsonElement> Rows)
{
    /// <summary>Reads what it needs and passes over the rest.</summary>
    /// <param name="keepsRows">Whether columns and rows are wanted.</param>
    /// <returns>Null where the text is no such body.</returns>
    public static StatementAnswer? Read(ReadOnlySpan<byte> json, bool keepsRows)
    {
        try
        {
            return ReadObject(json, keepsRows);
        }
        // The reader says both: of JSON that is broken, and of a member that is of another kind.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static StatementAnswer? ReadObject(ReadOnlySpan<byte> json, bool keepsRows)
    {
        var reader = new Utf8JsonReader(json);
        string? id = null, next = null;
        QueryError? error = null;
        ImmutableArray<Column> columns = [];
        ImmutableArray<JsonElement> rows = [];
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                id = Text(ref reader);
            else if (reader.ValueTextEquals("nextUri"u8))
                next = Text(ref reader);
            else if (reader.ValueTextEquals("error"u8))
                error = ErrorOf(Value(ref reader));
            else if (keepsRows && reader.ValueTextEquals("columns"u8))
                columns = ColumnsOf(Value(ref reader));
            else if (keepsRows && reader.ValueTextEquals("data"u8))
                rows = RowsOf(Value(ref reader));
            else
                reader.Skip();
        }

        // What comes behind the object is read too: half an answer is none.
        return id is null || reader.Read() ? null : new(id, next, error, columns, rows);
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static JsonElement Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonElement.ParseValue(ref reader);
    }

    private static QueryError? ErrorOf(JsonElement error) => error.ValueKind == JsonValueKind.Null ? null : new(
        Member(error, "message") ?? "",
        error.TryGetProperty("errorCode", out var code) && code.TryGetInt32(out var number) ? number : 0,
        Member(error, "errorName") ?? "",
        Member(error, "errorType") ?? "");

    private static ImmutableArray<Column> ColumnsOf(JsonElement columns) => columns.ValueKind == JsonValueKind.Null
        ? []
        : [.. columns.EnumerateArray().Select(column => new Column(Member(column, "name") ?? "", Member(column, "type") ?? ""))];

    private static ImmutableArray<JsonElement> RowsOf(JsonElement data) => data.ValueKind == JsonValueKind.Null ? [] : [.. data.EnumerateArray()];

    private static string? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
