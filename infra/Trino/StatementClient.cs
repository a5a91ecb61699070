using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TrinoInfra.Trino;

/// <summary>How a client behaves.</summary>
internal sealed record ClientHabits
{
    public static ClientHabits Default { get; } = new();

    /// <summary>True for JDBC, the CLI and Python, a jar a connection; Go and JS may not.</summary>
    public bool KeepsCookies { get; init; } = true;

    public Repeats Repeats { get; init; } = Repeats.Default;

    /// <summary>The limit of one request, not of a query: Trino answers a poll within a second.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Why a URI that the server named is not to be followed; null where it is. Without it every URI is, wherever it leads.</summary>
    public Func<Uri, string?>? WhyNot { get; init; }
}

/// <summary>
/// One connection of a client of Trino's statement protocol: sends a statement, and follows each <c>nextUri</c> as it is to the end.
/// For one caller at a time.
/// </summary>
/// <param name="http">Carries its requests; of a <see cref="Door"/>.</param>
/// <param name="server">What its user typed: scheme, host and port, and a path where a track is reached by one.</param>
/// <param name="caller">Who asks.</param>
/// <param name="habits">How it behaves.</param>
internal sealed class StatementClient(HttpMessageInvoker http, Uri server, Caller caller, ClientHabits? habits = null)
{
    private const int LargestAnswer = 128 << 20;
    private const int RoomForAnswer = 16 << 10;
    private static readonly UriCreationOptions _verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly TimeSpan _cancelLimit = TimeSpan.FromSeconds(5);

    private readonly Uri _statement = new($"{server.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v1/statement");
    private readonly ClientHabits _habits = habits ?? ClientHabits.Default;
    private readonly CookieContainer? _jar = habits is { KeepsCookies: false } ? null : new();
    private readonly string? _tags = caller.ClientTags.IsEmpty ? null : string.Join(',', caller.ClientTags);
    private CancellationTokenSource _limit = new();
    private CancellationToken _watched;
    private CancellationTokenRegistration _watch;

    /// <summary>The open transaction, which the next statement is part of; null where there is none.</summary>
    public string? Transaction { get; private set; }

    /// <summary>Gives the open transaction up, as a client does after an error in it.</summary>
    public void Forget() => Transaction = null;

    /// <inheritdoc cref="RunAsync(Sql, bool, CancellationToken)"/>
    public Task<StatementResult> RunAsync(string sql, CancellationToken stop = default) => RunAsync(new Sql(sql), keepsRows: true, stop);

    /// <summary>
    /// Runs a statement to its end. Whatever goes wrong is in the result, cancellation too: the query is then cancelled by
    /// DELETE of its nextUri.
    /// </summary>
    /// <param name="keepsRows">Whether the result has columns and rows.</param>
    public async Task<StatementResult> RunAsync(Sql sql, bool keepsRows, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        var rows = keepsRows ? ImmutableArray.CreateBuilder<JsonElement>() : null;
        var (asked, repeats) = await AskAsync(HttpMethod.Post, _statement, sql, keepsRows, stop);
        var firstAnswer = asked.Answer is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(begin);
        string? id = null;
        Uri? first = null;
        Uri? next = null;
        ImmutableArray<Column> columns = [];
        while (asked.Answer is { } answer)
        {
            id = answer.Id;
            rows?.AddRange(answer.Rows);
            columns = columns.IsEmpty ? answer.Columns : columns;
            if (answer.NextUri is null)
                return End(null, answer.Error);
            if (!IsUrl(answer.NextUri, out next))
                return End(new(FailureKind.NotTrino, $"{_statement}: the answer's nextUri is no URL: {answer.NextUri}", (int)HttpStatusCode.OK));
            first ??= next;
            if (_habits.WhyNot?.Invoke(next) is { } why)
                return End(new(FailureKind.Astray, $"{next} {why}"));
            (asked, var more) = await AskAsync(HttpMethod.Get, next, null, keepsRows, stop);
            repeats += more;
        }

        if (asked.Failure!.Kind == FailureKind.Cancelled && next is not null)
            await CancelAsync(next);
        return End(asked.Failure);

        StatementResult End(Failure? failure, QueryError? error = null) => new()
        {
            QueryId = id,
            Columns = columns,
            Rows = rows?.DrainToImmutable() ?? [],
            Error = error,
            Failure = failure,
            FollowUp = first,
            FirstAnswer = firstAnswer,
            Whole = Stopwatch.GetElapsedTime(begin),
            Repeats = repeats,
        };
    }

    /// <summary>One request, sent anew where that is what clients do.</summary>
    private async ValueTask<(Asked Asked, int Repeats)> AskAsync(HttpMethod method, Uri uri, Sql? sql, bool keepsRows, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var attempts = 1; ; attempts++)
        {
            var asked = await SendAsync(method, uri, sql, keepsRows, stop);
            if (asked.Failure is null)
                return (asked, attempts - 1);
            if (stop.IsCancellationRequested)
                return (new(null, new(FailureKind.Cancelled, $"{uri}: cancelled")), attempts - 1);
            if (_habits.Repeats.After(asked.Failure.Kind, sql is not null, attempts, Stopwatch.GetElapsedTime(begin)) is not { } wait)
                return (asked, attempts - 1);
            await Task.Delay(wait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask<Asked> SendAsync(HttpMethod method, Uri uri, Sql? sql, bool keepsRows, CancellationToken stop)
    {
        byte[]? room = null;
        try
        {
            var limit = Limit(stop);
            using var answer = await http.SendAsync(Request(method, uri, sql), limit);
            Keep(uri, answer);
            (room, var length) = await BodyAsync(answer.Content, limit);
            if (answer.StatusCode != HttpStatusCode.OK)
                return new(null, Transport.Refused(uri, answer.StatusCode, answer.Headers.Location, Encoding.UTF8.GetString(room, 0, length)));
            return StatementAnswer.Read(room.AsSpan(0, length), keepsRows) is { } read
                ? new(read, null)
                : new(null, Transport.NotTrino(uri, Encoding.UTF8.GetString(room, 0, length)));
        }
        catch (Exception exception) when (Transport.Failed(uri, exception) is { } failure)
        {
            return new(null, failure);
        }
        finally
        {
            if (room is not null)
                ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>Ends a request in time, or when the caller gives up. One source serves all requests, as long as nothing cancels it.</summary>
    private CancellationToken Limit(CancellationToken stop)
    {
        var isGood = _limit.TryReset();
        if (!isGood || stop != _watched)
            _watch.Dispose();
        if (!isGood)
            _limit = new();
        if (!isGood || stop != _watched)
            _watch = stop.UnsafeRegister(static client => ((StatementClient)client!)._limit.Cancel(), this);
        _watched = stop;
        _limit.CancelAfter(_habits.Patience);
        return _limit.Token;
    }

    private HttpRequestMessage Request(HttpMethod method, Uri uri, Sql? sql)
    {
        var request = new HttpRequestMessage(method, uri);
        var headers = request.Headers;
        if (caller.User is { } user)
            headers.TryAddWithoutValidation("X-Trino-User", user);
        if (_jar is { Count: > 0 } && _jar.GetCookieHeader(uri) is { Length: > 0 } cookies)
            headers.TryAddWithoutValidation("Cookie", cookies);
        if (sql is null)
            return request;

        request.Content = new ReadOnlyMemoryContent(sql.Utf8);
        headers.TryAddWithoutValidation("X-Trino-Transaction-Id", Transaction ?? "NONE");
        if (caller.Login is { } login)
            headers.TryAddWithoutValidation("Authorization", login.Header);
        if (caller.Source is { } source)
            headers.TryAddWithoutValidation("X-Trino-Source", source);
        if (_tags is not null)
            headers.TryAddWithoutValidation("X-Trino-Client-Tags", _tags);
        return request;
    }

    /// <summary>What an answer's headers say of cookies and of the transaction.</summary>
    private void Keep(Uri uri, HttpResponseMessage answer)
    {
        var headers = answer.Headers.NonValidated;
        if (_jar is not null && headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
                Keep(uri, cookie, _jar);
        }

        if (headers.TryGetValues("X-Trino-Started-Transaction-Id", out var started))
            Transaction = started.ToString();
        if (headers.Contains("X-Trino-Clear-Transaction-Id"))
            Transaction = null;
    }

    private static void Keep(Uri uri, string cookie, CookieContainer jar)
    {
        try
        {
            jar.SetCookies(uri, cookie);
        }
        catch (CookieException)
        {
            // One that is not for this host, or no cookie at all, is passed over, as clients do.
        }
    }

    /// <summary>The whole body in a room of the pool's, which the caller returns.</summary>
    /// <exception cref="IOException">It ends too early, or is too large for an answer of Trino's.</exception>
    private static async ValueTask<(byte[] Room, int Length)> BodyAsync(HttpContent content, CancellationToken limit)
    {
        var room = ArrayPool<byte>.Shared.Rent(content.Headers.ContentLength is { } said and < LargestAnswer ? (int)said + 1 : RoomForAnswer);
        var length = 0;
        try
        {
            await using var stream = content.ReadAsStream(limit);
            while (await stream.ReadAsync(room.AsMemory(length), limit) is > 0 and var read)
            {
                length += read;
                if (length < room.Length)
                    continue;
                if (length > LargestAnswer)
                    throw new IOException($"the answer is larger than {LargestAnswer >> 20} MiB");
                var larger = ArrayPool<byte>.Shared.Rent(2 * length);
                room.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(room);
                room = larger;
            }

            return (room, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(room);
            throw;
        }
    }

    /// <summary>Nobody waits for what comes of it.</summary>
    private async Task CancelAsync(Uri next)
    {
        using var limit = new CancellationTokenSource(_cancelLimit);
        try
        {
            using var answer = await http.SendAsync(Request(HttpMethod.Delete, next, null), limit.Token);
        }
        catch (Exception exception) when (Transport.Failed(next, exception) is not null)
        {
            // Trino gives a query up that nobody polls.
        }
    }

    // As it was written, escapes and all. What does not show in a URL would break out of the request's first line.
    private static bool IsUrl(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
        return !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            && Uri.TryCreate(text, _verbatim, out uri)
            && uri.IsAbsoluteUri && uri.Scheme is "http" or "https";
    }

    /// <summary>Either of the two.</summary>
    private readonly record struct Asked(StatementAnswer? Answer, Failure? Failure);
}
