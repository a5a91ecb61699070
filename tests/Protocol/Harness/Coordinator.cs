using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>How a <see cref="Coordinator"/> is configured.</summary>
public sealed record CoordinatorOptions
{
    /// <summary><c>http-server.process-forwarded</c>.</summary>
    public bool ProcessForwarded { get; init; } = true;

    /// <summary>Whether requests other than follow-ups need credentials.</summary>
    public bool Authentication { get; init; }

    /// <summary>Whether a name and a password are let in, over https; null where nobody is asked for one.</summary>
    public Func<string, string, bool>? Password { get; init; }

    /// <summary>Whether a user may view the queries of another, as access control says.</summary>
    public Func<string, string, bool> Views { get; init; } = (_, _) => true;

    /// <summary>How a statement fails; null of one that does not.</summary>
    public Func<string, QueryError?> Fate { get; init; } = _ => null;

    /// <summary>The one row that a statement brings; null of one that brings the number of its page.</summary>
    public Func<string, string?> Rows { get; init; } = _ => null;

    /// <summary>How many polls a query stays QUEUED, at least 1.</summary>
    public int QueuedPolls { get; init; } = 1;
}

/// <summary>
/// A Trino coordinator as its clients and its gateway see it: it keeps the rules of the client protocol, and runs
/// nothing. Thread-safe.
/// </summary>
public sealed class Coordinator(string name, CoordinatorOptions? options = null)
{
    // As Jackson writes it: a quote inside a string is \", not \u0022.
    private static readonly JsonSerializerOptions Jackson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int coordinators;

    private readonly CoordinatorOptions options = options ?? new();
    private readonly string suffix = $"{Interlocked.Increment(ref coordinators):x5}";
    private readonly Dictionary<string, Query> queries = [];
    private readonly Dictionary<string, int> kills = [];
    private readonly Transactions transactions = new();
    private readonly WebUi webUi = new();
    private readonly Lock door = new();
    private readonly DateTimeOffset began = DateTimeOffset.UtcNow;

    /// <summary>The name of its track.</summary>
    public string Name => name;

    /// <summary>The queries that <c>GET /v1/query</c> lists as not done.</summary>
    public int Active
    {
        get
        {
            lock (door)
                return queries.Values.Count(query => query is { IsDispatched: true, IsDone: false });
        }
    }

    public bool Owns(string queryId) => queryId.EndsWith("_" + suffix, StringComparison.Ordinal);

    /// <summary>How many requests to kill the query came here, known or not.</summary>
    public int KillsOf(string queryId)
    {
        lock (door)
            return kills.GetValueOrDefault(queryId);
    }

    public Answer Handle(Request request)
    {
        if (!options.ProcessForwarded && ExternalUri.IsForwarded(request))
            return Answer.Text(406, "Server configuration does not allow processing of the X-Forwarded headers");
        var path = request.Uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (options.Authentication && NeedsCredentials(path) && !request.Headers.Has("Authorization"))
            return Answer.Text(401, "Unauthorized");
        if (options.Password is not null && NeedsCredentials(path) && Refusal(request) is { } refusal)
            return refusal;
        lock (door)
            return Handle(request, path, ExternalUri.Of(request));
    }

    // A user who says another name than the credentials would be that one, which access control does not let him.
    private Answer? Refusal(Request request) =>
        !ExternalUri.Of(request).StartsWith("https:", StringComparison.Ordinal) ? Answer.Text(403, "Forbidden")
        : Credentials(request) is not { } credentials || !options.Password!(credentials.Name, credentials.Password) ? Answer.Text(401, "Invalid credentials")
        : request.Headers[TrinoHeaders.User] is { } user && user != credentials.Name ? Answer.Text(403, $"User {credentials.Name} cannot impersonate user {user}")
        : null;

    private static (string Name, string Password)? Credentials(Request request) =>
        request.Headers["Authorization"]?.Split(' ') is ["Basic", var encoded]
        && Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2) is [var name, var password]
            ? (name, password)
            : null;

    private string? User(Request request) =>
        options.Password is null ? request.Headers[TrinoHeaders.User] : Credentials(request)?.Name;

    private Answer Handle(Request request, string[] path, string external) => (request.Method, path) switch
    {
        ("POST", ["v1", "statement"]) => Post(request, external),
        (_, ["v1", "statement"]) => Answer.Text(405, "Method Not Allowed"),
        ("GET" or "HEAD" or "DELETE", ["v1", "statement", "queued", var id, var slug, var token]) =>
            Statement(request, external, "queued", id, slug, token),
        ("DELETE", ["v1", "statement", "executing", "partialCancel", var id, _, var slug, var token]) =>
            Statement(request, external, "partialCancel", id, slug, token),
        ("GET" or "HEAD" or "DELETE", ["v1", "statement", "executing", var id, var slug, var token]) =>
            Statement(request, external, "executing", id, slug, token),
        ("GET", ["v1", "spooled", "download", var segment]) => Segment(segment) ? new(200, [], "rows") : Answer.Text(404, "Segment not found"),
        ("GET", ["v1", "spooled", "ack", var segment]) => new(Segment(segment) ? 200 : 404, []),
        ("GET", ["v1", "query"]) => List(request),
        ("GET", ["v1", "query", var id]) => Find(id) is { } query ? Answer.Json(Info(query)) : new(410, []),
        ("DELETE", ["v1", "query", var id]) => Kill(id, known: 204, done: 204, unknown: 204),
        ("PUT", ["v1", "query", var id, "killed" or "preempted"]) => Kill(id, known: 202, done: 409, unknown: 410),
        ("GET", ["v1", "info"]) => Answer.Json($$"""{"nodeVersion":{"version":"{{name}}"},"coordinator":true,"starting":false,"uptime":"{{Uptime}}"}"""),
        ("GET", ["v1", "info", "state"]) => Answer.Json("\"ACTIVE\""),
        ("GET", ["v1", "status"]) => Answer.Json($$"""{"nodeId":"{{name}}"}"""),
        (_, [] or ["ui", ..]) => webUi.Handle(request, path, external),
        _ => Answer.Text(404, "Not Found"),
    };

    private string Uptime => string.Create(CultureInfo.InvariantCulture, $"{(DateTimeOffset.UtcNow - began).TotalSeconds:F2}s");

    private static bool NeedsCredentials(string[] path) => path is ["v1", "statement"] or ["v1", "query", ..];

    private Answer Post(Request request, string external)
    {
        if (request.Body == "")
            return Answer.Text(400, "SQL statement is empty");
        if (User(request) is not { Length: > 0 } user)
            return Answer.Text(401, "User must be set");
        var id = string.Create(CultureInfo.InvariantCulture, $"20260801_120000_{queries.Count:D5}_{suffix}");
        var transaction = request.Headers[TrinoHeaders.Transaction];
        var query = new Query(
            id,
            request.Body,
            user,
            TrinoHeaders.NoTransaction.Equals(transaction, StringComparison.OrdinalIgnoreCase) ? null : transaction,
            options.QueuedPolls,
            spools: request.Headers.Has(TrinoHeaders.Encoding))
        {
            Source = request.Headers[TrinoHeaders.Source],
            Fate = options.Fate(request.Body),
            Rows = RuntimeQueries.IsAsked(request.Body) ? () => RuntimeQueries.Rows(request.Body, queries.Values.Where(query => options.Views(user, query.User)))
                : options.Rows(request.Body) is { } row ? () => new(new JsonArray(row))
                : null,
        };
        queries.Add(id, query);
        return Answer.Json(query.Queued(0, external, transactions)!.ToJson());
    }

    private Answer Statement(Request request, string external, string context, string id, string slug, string tokenText)
    {
        var slugContext = context == "queued" ? "queued" : "executing";
        if (!int.TryParse(tokenText, NumberStyles.None, CultureInfo.InvariantCulture, out var token)
            || !queries.TryGetValue(id, out var query)
            || !query.IsSlug(slugContext, slug, token))
        {
            return Answer.Text(404, "Query not found");
        }

        switch (request.Method, context)
        {
            case ("HEAD", _):
                return new(200, []);
            case ("DELETE", "partialCancel"):
                query.CancelPartially();
                return new(204, []);
            case ("DELETE", _):
                query.Cancel();
                return new(204, []);
        }

        var results = context == "queued"
            ? query.Queued(token, external, transactions)
            : query.Executing(token, external, transactions);
        if (results is null)
            return Answer.Text(410, "Invalid token");
        var answer = Answer.Json(results.ToJson());
        if (query.StartedTransaction is { } started)
            answer = answer with { Headers = answer.Headers.And(new(TrinoHeaders.StartedTransaction, started)) };
        if (query.ClearsTransaction)
            answer = answer with { Headers = answer.Headers.And(new(TrinoHeaders.ClearTransaction, "true")) };
        return answer;
    }

    /// <summary>Whether a query of this coordinator's spooled it; of another's this one knows nothing.</summary>
    private bool Segment(string id) => id.Split('.') is [var query, _] && queries.ContainsKey(query);

    private Answer List(Request request)
    {
        var viewer = User(request) ?? "";
        if (viewer == "" && !options.Authentication)
            return Answer.Text(401, "User must be set");
        var state = System.Web.HttpUtility.ParseQueryString(request.Uri.Query)["state"]?.ToUpperInvariant();
        if (state is not null && !Query.States.Contains(state))
            return Answer.Text(500, $"No enum constant io.trino.execution.QueryState.{state}");
        var listed = queries.Values.Where(query => query.IsDispatched && (state ?? query.State) == query.State && options.Views(viewer, query.User));
        return Answer.Json($"[{string.Join(',', listed.Select(Info))}]");
    }

    private Answer Kill(string id, int known, int done, int unknown)
    {
        kills[id] = kills.GetValueOrDefault(id) + 1;
        if (Find(id) is not { } query)
            return new(unknown, []);
        var status = query.IsDone ? done : known;
        query.Kill();
        return new(status, []);
    }

    private Query? Find(string id) =>
        queries.TryGetValue(id, out var query) && query.IsDispatched ? query : null;

    private static string Info(Query query) => JsonSerializer.Serialize(new
    {
        queryId = query.Id,
        session = new { queryId = query.Id, user = query.User, transactionId = query.Transaction, systemProperties = new { } },
        resourceGroupId = new[] { "global" },
        state = query.State,
        scheduled = !query.IsDone,
        self = $"http://10.244.0.7:8080/v1/query/{query.Id}",
        query = query.Sql,
        queryStats = new { createTime = "2026-08-01T12:00:00.000Z", elapsedTime = "1.00s" },
        errorType = query.Error?.ErrorType,
        retryPolicy = "NONE",
    }, Jackson);
}
