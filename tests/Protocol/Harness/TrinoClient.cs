using System.Globalization;
using System.Net;
using System.Text.Json;
using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>How a client behaves.</summary>
public sealed record ClientOptions
{
    /// <summary>True for JDBC, the CLI and Python, a jar a connection; Go and JS may not.</summary>
    public bool KeepsCookies { get; init; } = true;

    public string User { get; init; } = "anne";

    /// <summary>Whether it takes results spooled: fetches each segment, and says that it has.</summary>
    public bool TakesSegments { get; init; }

    /// <summary>Sent with every request, in place of its own of the same name.</summary>
    public HeaderFields Extra { get; init; } = [];
}

/// <summary>One connection of a Trino client: follows every URI verbatim. For one caller at a time.</summary>
/// <param name="wire">Carries its requests.</param>
/// <param name="server">What its user typed: scheme, host and port.</param>
/// <param name="options">How it behaves.</param>
public sealed class TrinoClient(IWire wire, Uri server, ClientOptions options)
{
    private readonly CookieContainer? jar = options.KeepsCookies ? new() : null;

    /// <summary>The open transaction; null where there is none.</summary>
    public string? Transaction { get; private set; }

    public bool KeepsCookies => jar is not null;

    /// <summary>Sends the statement; its first poll is the caller's.</summary>
    public async ValueTask<Statement> Submit(string sql)
    {
        var statement = new Statement(sql);
        await Follow(statement, "POST", new(server, "/v1/statement"), sql);
        return statement;
    }

    /// <summary>Follows nextUri once.</summary>
    public ValueTask Poll(Statement statement) => Follow(statement, "GET", statement.Next!, "");

    /// <summary>Sends the statement and follows it to its end.</summary>
    public async ValueTask<Statement> Run(string sql)
    {
        var statement = await Submit(sql);
        await Finish(statement);
        return statement;
    }

    public async ValueTask Finish(Statement statement)
    {
        while (!statement.IsDone)
            await Poll(statement);
    }

    /// <summary>Gives the open transaction up, as a client does after an error in it.</summary>
    public void Forget() => Transaction = null;

    /// <summary>DELETE of nextUri, as JDBC and Python cancel.</summary>
    public ValueTask<Answer> Cancel(Statement statement) => Send("DELETE", statement.Next!);

    /// <summary>DELETE of partialCancelUri, where the last answer had one.</summary>
    public ValueTask<Answer> CancelPartially(Statement statement) => Send("DELETE", statement.PartialCancel!);

    /// <summary>DELETE of <c>/v1/query/{id}</c> on the host its user typed, as Go and JS cancel, or at another address.</summary>
    public ValueTask<Answer> Kill(Statement statement, string? address = null) =>
        Send("DELETE", new($"{address ?? $"{server}".TrimEnd('/')}/v1/query/{statement.Id}"));

    /// <summary>HEAD of nextUri, which keeps a query alive.</summary>
    public ValueTask<Answer> Heartbeat(Statement statement) => Send("HEAD", statement.Next!);

    private async ValueTask Follow(Statement statement, string method, Uri uri, string body)
    {
        try
        {
            var answer = await Send(method, uri, body);
            if (answer.Status != 200)
            {
                statement.Fail(string.Create(CultureInfo.InvariantCulture, $"{method} {uri}: {answer.Status} {answer.Body}"));
                return;
            }

            var results = QueryResults.Parse(answer.Body);
            statement.Read(results);
            foreach (var segment in results.Segments)
            {
                if (await Status(segment.Uri) is not 200 and var missed)
                    statement.Fail($"GET {segment.Uri}: {missed}");
                else if (await Status(segment.AckUri) is not 200 and var unheard)
                    statement.Fail($"GET {segment.AckUri}: {unheard}");
            }

            Transaction = answer.Headers[TrinoHeaders.StartedTransaction] ?? Transaction;
            if (answer.Headers.Has(TrinoHeaders.ClearTransaction))
                Transaction = null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or UriFormatException)
        {
            statement.Fail($"{method} {uri}: {fault.Message}");
        }
    }

    private async ValueTask<int> Status(string uri) => (await Send("GET", new(uri))).Status;

    private async ValueTask<Answer> Send(string method, Uri uri, string body = "")
    {
        List<HeaderField> headers =
        [
            new(TrinoHeaders.User, options.User),
            new(TrinoHeaders.Transaction, Transaction ?? TrinoHeaders.NoTransaction),
        ];
        if (options.TakesSegments)
            headers.Add(new(TrinoHeaders.Encoding, "json"));
        if (jar?.GetCookieHeader(uri) is { Length: > 0 } cookies)
            headers.Add(new("Cookie", cookies));
        var fields = options.Extra.Aggregate(HeaderFields.Of(headers), (all, extra) => all.With(extra));
        var answer = await wire.Send(new(method, uri, fields, body));
        foreach (var field in answer.Headers.Where(field => field.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)))
            jar?.SetCookies(uri, field.Value);
        return answer;
    }
}
