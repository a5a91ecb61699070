using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>One query of a <see cref="Coordinator"/>, from its POST to its last page. Not thread-safe.</summary>
public sealed partial class Query(string id, string sql, string user, string? transaction, int queuedPolls, bool spools = false)
{
    /// <summary>Every state that a coordinator knows, in the order in which a query passes them.</summary>
    public static readonly ImmutableArray<string> States =
        ["QUEUED", "WAITING_FOR_RESOURCES", "DISPATCHING", "PLANNING", "STARTING", "RUNNING", "FINISHING", "FINISHED", "FAILED"];

    private readonly byte[] secret = RandomNumberGenerator.GetBytes(16);
    private int pages = PagesOf(sql);
    private int queuedToken;
    private int executingToken = -1;
    private bool cancelled;

    public string Id => id;

    public string Sql => sql;

    public string User => user;

    /// <summary>The transaction it runs in; null where it commits itself.</summary>
    public string? Transaction => transaction;

    /// <summary>By which program, as it said; null where it did not.</summary>
    public string? Source { get; init; }

    /// <summary>How it fails once it is created; null where it does not.</summary>
    public QueryError? Fate { get; init; }

    /// <summary>What its first page has in place of a number.</summary>
    public Func<JsonArray>? Rows { get; init; }

    public DateTimeOffset Created { get; private set; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? Ended { get; private set; }

    /// <summary>Set by START TRANSACTION.</summary>
    public string? StartedTransaction { get; private set; }

    /// <summary>Set by COMMIT and ROLLBACK.</summary>
    public bool ClearsTransaction { get; private set; }

    public QueryError? Error { get; private set; }

    /// <summary>A query is created at its first poll, not at its POST: until then no list has it and no kill finds it.</summary>
    public bool IsDispatched { get; private set; }

    public string State => this switch
    {
        { Error: not null } => "FAILED",
        { executingToken: < 0 } when queuedToken <= queuedPolls => "QUEUED",
        { executingToken: var token } when token < pages => "RUNNING",
        _ => "FINISHED",
    };

    public bool IsDone => State is "FAILED" or "FINISHED";

    /// <summary>The answer to the POST, and to each poll of the queued URI.</summary>
    /// <returns>Null for a token that is neither the last one nor the next.</returns>
    public QueryResults? Queued(int token, string external, Transactions transactions)
    {
        if (token != queuedToken && token != queuedToken + 1)
            return null;
        queuedToken = token;
        if (token > 0 && !IsDispatched)
        {
            IsDispatched = true;
            Created = DateTimeOffset.UtcNow;
            Error ??= cancelled ? QueryError.UserCanceled : transactions.WhyNot(this) ?? Fate;
            End();
        }

        var next = token < queuedPolls
            ? $"/v1/statement/queued/{id}/{Slug("queued", token + 1)}/{token + 1}"
            : $"/v1/statement/executing/{id}/{Slug("executing", 0)}/0";
        return Results(external, Error is null ? next : null, null, null);
    }

    /// <summary>The answer to a poll of the executing URI: a page, or the end.</summary>
    /// <inheritdoc cref="Queued"/>
    public QueryResults? Executing(int token, string external, Transactions transactions)
    {
        if (token != executingToken && token != executingToken + 1)
            return null;
        if (Error is null && executingToken < token)
        {
            executingToken = token;
            if (token == 0)
                (StartedTransaction, ClearsTransaction) = transactions.Carry(this);
        }

        End();
        var last = Error is not null || token >= pages;
        return Results(
            external,
            last ? null : $"/v1/statement/executing/{id}/{Slug("executing", token + 1)}/{token + 1}",
            last ? null : $"/v1/statement/executing/partialCancel/{id}/0/{Slug("executing", token)}/{token}",
            last ? null
                : spools ? QueryResults.Spooled(external, string.Create(CultureInfo.InvariantCulture, $"{id}.{token}"))
                : Rows?.Invoke() ?? new JsonArray(new JsonArray(token.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>DELETE of a statement URI: cancels a query that is not created yet as soon as it is.</summary>
    public void Cancel()
    {
        cancelled = true;
        if (IsDispatched)
            Kill();
    }

    /// <summary>DELETE or PUT under <c>/v1/query</c>.</summary>
    public void Kill()
    {
        if (!IsDone)
            Error = QueryError.UserCanceled;
        End();
    }

    private void End() => Ended ??= IsDone ? DateTimeOffset.UtcNow : null;

    /// <summary>DELETE of a partialCancelUri: no more pages, and no error.</summary>
    public void CancelPartially() => pages = Math.Min(pages, executingToken + 1);

    public bool IsSlug(string context, string slug, int token) => slug == Slug(context, token);

    private string Slug(string context, int token)
    {
        Span<byte> digest = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, Encoding.ASCII.GetBytes($"{context}{token}"), digest);
        return "y" + Convert.ToHexStringLower(digest);
    }

    private QueryResults Results(string external, string? next, string? cancel, JsonNode? data) => new(
        id,
        $"{external}/ui/query.html?{id}",
        cancel is null ? null : external + cancel,
        next is null ? null : external + next,
        data,
        new(State, State == "QUEUED", State != "QUEUED"),
        Error);

    /// <summary>As many pages as the statement's LIMIT has rows.</summary>
    private static int PagesOf(string sql) =>
        Limit().Match(sql) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"\bLIMIT ([0-9]{1,9})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
