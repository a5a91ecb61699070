using System.Net;
using System.Net.Sockets;
using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Trino;

namespace TrinoInfra.Tests.Trino;

/// <summary>The client of Trino's protocol before coordinators on loopback, and before what is none.</summary>
public sealed class StatementClientTests
{
    private static readonly Caller _anne = new() { User = "anne", Source = "tests", ClientTags = ["a", "b"], Login = Login.Basic("anne", "s3cret") };

    [Fact]
    public async Task A_statement_is_followed_to_its_end()
    {
        await using var trino = await Stage.Start();
        var result = await trino.Client().RunAsync("SELECT name FROM nation LIMIT 3", TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, $"{result.Failure}");
        Assert.Equal(["[\"0\"]", "[\"1\"]", "[\"2\"]"], result.Rows.Select(row => $"{row}"));
        Assert.True(trino.Coordinator.Owns(result.QueryId!));
        Assert.StartsWith($"{trino.Address}v1/statement/queued/{result.QueryId}/", $"{result.FollowUp}", StringComparison.Ordinal);
        Assert.InRange(result.FirstAnswer, TimeSpan.FromTicks(1), result.Whole);
        Assert.Equal(0, result.Repeats);
    }

    [Fact]
    public async Task Columns_and_rows_come_from_the_answers_and_only_where_they_are_wanted()
    {
        await using var trino = await Stage.Start(request => Answer.Json(
            """{"id":"q","columns":[{"name":"n","type":"bigint","typeSignature":{"rawType":"bigint"}}],"data":[[1],[null]],"stats":{"state":"FINISHED"}}"""));
        var client = trino.Client();

        var result = await client.RunAsync("SELECT 1", TestContext.Current.CancellationToken);
        Assert.Equal([new("n", "bigint")], result.Columns);
        Assert.Equal(["[1]", "[null]"], result.Rows.Select(row => row.GetRawText()));
        Assert.Null(result.FollowUp);

        result = await client.RunAsync(new Sql("SELECT 1"), keepsRows: false, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded);
        Assert.Equal((0, 0), (result.Columns.Length, result.Rows.Length));
    }

    [Fact]
    public async Task What_Trino_says_of_a_query_is_an_error_and_no_failure()
    {
        await using var trino = await Stage.Start();
        var result = await trino.Client().RunAsync("COMMIT", TestContext.Current.CancellationToken);

        Assert.False(result.Succeeded);
        Assert.Null(result.Failure);
        Assert.Equal(new("No transaction in progress", 21, "NOT_IN_TRANSACTION", "USER_ERROR"), result.Error);
    }

    [Fact]
    public async Task The_statement_says_who_asks_and_what_follows_bears_no_login()
    {
        await using var trino = await Stage.Start();
        await trino.Client(_anne).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        var post = trino.Asked[0];
        Assert.Equal(
            ["anne", "tests", "a,b", "NONE", "Basic YW5uZTpzM2NyZXQ="],
            new[] { "X-Trino-User", "X-Trino-Source", "X-Trino-Client-Tags", "X-Trino-Transaction-Id", "Authorization" }.Select(name => post.Headers[name]));
        Assert.True(trino.Asked.Count > 2);
        Assert.All(trino.Asked.Skip(1), follow => Assert.False(follow.Headers.Has("Authorization")));
    }

    [Fact]
    public async Task A_transaction_and_cookies_stay_with_the_client()
    {
        await using var trino = await Stage.Start(cookie: "trino-track=x; Path=/v1/statement");
        var client = trino.Client();
        await client.RunAsync("START TRANSACTION", TestContext.Current.CancellationToken);
        Assert.NotNull(client.Transaction);
        Assert.True((await client.RunAsync("SELECT 1", TestContext.Current.CancellationToken)).Succeeded);
        Assert.True((await client.RunAsync("COMMIT", TestContext.Current.CancellationToken)).Succeeded);
        Assert.Null(client.Transaction);

        var posts = trino.Asked.Where(request => request.Method == "POST").ToList();
        Assert.Equal([null, "trino-track=x", "trino-track=x"], posts.Select(post => post.Headers["Cookie"]));
        Assert.Equal(["NONE", posts[1].Headers["X-Trino-Transaction-Id"], posts[1].Headers["X-Trino-Transaction-Id"]], posts.Select(post => post.Headers["X-Trino-Transaction-Id"]));

        client = trino.Client(habits: new() { KeepsCookies = false });
        await client.RunAsync("SELECT 1", TestContext.Current.CancellationToken);
        await client.RunAsync("SELECT 1", TestContext.Current.CancellationToken);
        Assert.False(trino.Asked[^1].Headers.Has("Cookie"));
    }

    [Theory]
    [InlineData(200, "<!DOCTYPE html><title>Sign in</title>", "NotTrino", "the answer is not Trino's: a page of HTML")]
    [InlineData(200, "", "NotTrino", "the answer is not Trino's")]
    [InlineData(200, "{}", "NotTrino", "the answer is not Trino's: {}")]
    [InlineData(200, "[1]", "NotTrino", "the answer is not Trino's: [1]")]
    [InlineData(200, """{"id":"q","stats":{""", "NotTrino", "the answer is not Trino's")]
    [InlineData(200, """{"id":"q"} {}""", "NotTrino", "the answer is not Trino's")]
    [InlineData(200, """{"id":7}""", "NotTrino", "the answer is not Trino's")]
    [InlineData(200, """{"id":"q","error":"no"}""", "NotTrino", "the answer is not Trino's")]
    [InlineData(200, """{"id":"q","data":5}""", "NotTrino", "the answer is not Trino's")]
    [InlineData(200, """{"id":"q","nextUri":"/v1/statement/queued/q/x/1"}""", "NotTrino", "the answer's nextUri is no URL: /v1")]
    [InlineData(200, """{"id":"q","nextUri":"ftp://trino/1"}""", "NotTrino", "the answer's nextUri is no URL: ftp:")]
    [InlineData(200, """{"id":"q","nextUri":"http://127.0.0.1/a HTTP/1.1\r\nX: y\r\n"}""", "NotTrino", "the answer's nextUri is no URL")]
    [InlineData(401, "Unauthorized", "Unauthorized", "status 401, Unauthorized")]
    [InlineData(403, "", "Unauthorized", "status 403")]
    [InlineData(404, "Query not found\nand more", "Status", "status 404, Query not found")]
    [InlineData(503, "no healthy upstream", "Unavailable", "status 503, no healthy upstream")]
    [InlineData(302, "", "Redirected", "status 302, leads to https://login.example.net/")]
    public async Task A_bad_answer_is_a_failure_of_its_kind(int status, string body, string kind, string says)
    {
        await using var trino = await Stage.Start(_ => new(status, status == 302 ? [new("Location", "https://login.example.net/")] : [], body));
        var result = await trino.Client(_anne).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal(Enum.Parse<FailureKind>(kind), result.Failure?.Kind);
        Assert.Equal(status, result.Failure!.Status);
        Assert.StartsWith($"{trino.Address}v1/statement: {says}", result.Failure.Text, StringComparison.Ordinal);
        Assert.Equal(status == 503 ? 3 : 1, trino.Asked.Count);
    }

    [Fact]
    public async Task A_gateway_that_has_nobody_to_answer_is_asked_again()
    {
        var refusals = 0;
        await using var trino = await Stage.Start(request => Interlocked.Increment(ref refusals) is 1 or 3 or 4 or 5 or 6 ? Answer.Text(503, "no healthy upstream") : null);
        var result = await trino.Client().RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, $"{result.Failure}");
        Assert.Equal(5, result.Repeats); // of a follow-up more often than of a statement
        Assert.Equal([2, 5], trino.Asked.CountBy(request => request.Uri).Select(asked => asked.Value).Where(times => times > 1));
    }

    [Fact]
    public async Task A_URI_that_the_caller_does_not_want_is_not_followed()
    {
        await using var trino = await Stage.Start();
        var result = await trino.Client(habits: new() { WhyNot = uri => $"is on port {uri.Port}" }).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal(FailureKind.Astray, result.Failure?.Kind);
        Assert.Equal($"{result.FollowUp} is on port {trino.Address.Port}", result.Failure!.Text);
        Assert.Single(trino.Asked);
    }

    [Fact]
    public async Task Cancellation_cancels_the_query()
    {
        using var stop = new CancellationTokenSource();
        await using var trino = await Stage.Start(request =>
        {
            if (request.Uri.AbsolutePath.Contains("/executing/", StringComparison.Ordinal) && request.Method == "GET")
                stop.Cancel();
            return null;
        });
        var result = await trino.Client().RunAsync("SELECT name FROM nation LIMIT 100", stop.Token);

        Assert.Equal(FailureKind.Cancelled, result.Failure?.Kind);
        Assert.Equal("DELETE", trino.Asked[^1].Method);
        Assert.Equal(trino.Asked[^2].Uri, trino.Asked[^1].Uri);
        Assert.Equal(0, trino.Coordinator.Active);
    }

    [Fact]
    public async Task A_client_goes_on_after_a_cancelled_statement()
    {
        await using var trino = await Stage.Start();
        var client = trino.Client();
        Assert.Equal(FailureKind.Cancelled, (await client.RunAsync("SELECT 1", new CancellationToken(canceled: true))).Failure?.Kind);
        Assert.True((await client.RunAsync("SELECT 1", TestContext.Current.CancellationToken)).Succeeded);
    }

    [Fact]
    public async Task A_server_that_is_silent_is_given_up()
    {
        await using var trino = await Stage.Start(_ => { Thread.Sleep(1000); return null; });
        var result = await trino.Client(habits: new() { Patience = TimeSpan.FromMilliseconds(50) }).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal(FailureKind.TimedOut, result.Failure?.Kind);
        Assert.Equal($"{trino.Address}v1/statement: no answer in time", result.Failure!.Text);
    }

    [Theory]
    [InlineData("http", "", "Closed")]
    [InlineData("http", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\"", "Closed")]
    [InlineData("http", "SSH-2.0-OpenSSH_9.2\r\n", "NotTrino")]
    [InlineData("https", "HTTP/1.1 400 Bad Request\r\n\r\n", "Tls")]
    public async Task Whatever_a_socket_says_is_a_failure(string scheme, string says, string kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var served = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            _ = await client.GetStream().ReadAsync(new byte[4096]);
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(says));
        }, TestContext.Current.CancellationToken);
        using var http = Stage.Door(address).Open();
        var result = await new StatementClient(http, address, _anne, new() { Repeats = Repeats.None }).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal(Enum.Parse<FailureKind>(kind), result.Failure?.Kind);
        await served;
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_connection()
    {
        var address = new Uri("http://127.0.0.1:9");
        using var http = Stage.Door(address).Open();
        var result = await new StatementClient(http, address, _anne).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal(FailureKind.NoConnection, result.Failure?.Kind);
        Assert.StartsWith("http://127.0.0.1:9/v1/statement: Connection refused", result.Failure!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_is_one_line_a_header() =>
        Assert.Throws<ArgumentException>(() => new Caller { User = "a\r\nX-Trino-User: root" });

    [Fact]
    public void A_login_shows_nowhere() => Assert.DoesNotContain("s3cret", $"{_anne} {_anne.Login}", StringComparison.Ordinal);

    /// <summary>A coordinator that listens, and notes what it is asked.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly CoordinatorServer _server;
        private readonly HttpMessageInvoker _http;

        private Stage(CoordinatorServer server) => (_server, _http) = (server, Door(server.Address).Open());

        public List<Request> Asked { get; private init; } = [];

        public Uri Address => _server.Address;

        public Coordinator Coordinator => _server.Coordinator;

        public static Door Door(Uri address) => new() { Server = address, Tracks = [] };

        public static async Task<Stage> Start(Func<Request, Answer?>? instead = null, string? cookie = null)
        {
            List<Request> asked = [];
            var coordinator = new Coordinator("one");
            return new(await CoordinatorServer.Start(coordinator, instead: request =>
            {
                lock (asked)
                    asked.Add(request);
                var answer = instead?.Invoke(request);
                if (answer is null && cookie is not null)
                    answer = coordinator.Handle(request) is var own ? own with { Headers = own.Headers.And(new("Set-Cookie", cookie)) } : null;
                return Task.FromResult(answer);
            }))
            { Asked = asked };
        }

        public StatementClient Client(Caller? caller = null, ClientHabits? habits = null) => new(_http, Address, caller ?? new() { User = "anne" }, habits);

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await _server.DisposeAsync();
        }
    }
}
