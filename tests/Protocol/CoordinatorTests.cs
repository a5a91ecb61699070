using TrinoInfra.RouteReader;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Protocol;

/// <summary>That the harness's coordinators keep Trino's rules, as observed with Trino itself.</summary>
public sealed class CoordinatorTests
{
    private static readonly Uri Server = new("http://trino:8080/");

    [Theory]
    [InlineData("http://trino:8080")]
    [InlineData("http://a", "X-Forwarded-Host: a")]
    [InlineData("https://a", "X-Forwarded-Host: a", "X-Forwarded-Proto: https")]
    [InlineData("https://a:8443", "X-Forwarded-Host: a:8443", "X-Forwarded-Proto: https")]
    [InlineData("https://a:8443", "X-Forwarded-Host: a:8443", "X-Forwarded-Proto: https", "X-Forwarded-Port: 444")]
    [InlineData("https://a:444", "X-Forwarded-Host: a", "X-Forwarded-Proto: https", "X-Forwarded-Port: 444")]
    [InlineData("http://trino:444", "X-Forwarded-Port: 444")]
    [InlineData("http://a", "X-Forwarded-Host: a, b")]
    [InlineData("http://b", "X-Forwarded-Host: a", "Forwarded: host=b")]
    [InlineData("https://b:81", "X-Forwarded-Host: a:82", "X-Forwarded-Proto: http", "Forwarded: for=c;host=\"b:81\";proto=https")]
    [InlineData("http://b", "X-Forwarded-Host: a:82", "X-Forwarded-Port: 83", "Forwarded: host=b")]
    [InlineData("http://s:84", "X-Forwarded-Server: s:84")]
    [InlineData("http://a:84", "X-Forwarded-Host: a", "X-Forwarded-Server: s:84")]
    [InlineData("https://trino", "X-Proxied-Https: on")]
    [InlineData("http://a:443", "X-Forwarded-Host: a", "X-Forwarded-Proto: http", "X-Proxied-Https: on")]
    [InlineData("https://a", "X-Forwarded-Host: a", "Proxy-Ssl-Id: x")]
    [InlineData("http://a/p%2Fq", "X-Forwarded-Host: a", "X-Forwarded-Prefix: p/q")]
    [InlineData("http://", "X-Forwarded-Host: ")] // the URI is broken
    public void Uris_are_built_from_the_headers_by_Jettys_precedence(string expected, params string[] headers)
    {
        var fields = HeaderFields.Of(headers.Select(line => new HeaderField(line.Split(": ")[0], line.Split(": ")[1])));
        Assert.Equal(expected, ExternalUri.Of(new("POST", new(Server, "/v1/statement"), fields)));
    }

    [Fact]
    public async Task A_query_goes_from_queued_to_executing_to_its_end()
    {
        var (client, _) = Connect(new("trino"));
        var statement = await client.Submit("SELECT name FROM nation LIMIT 3");
        while (!statement.IsDone)
            await client.Poll(statement);

        Assert.True(statement.Succeeded);
        Assert.Equal(3, statement.Pages);
        Assert.Equal(
            ["queued", "executing", "executing", "executing", "executing"],
            statement.Issued.Where(uri => uri.Contains("/v1/statement/", StringComparison.Ordinal) && !uri.Contains("partialCancel", StringComparison.Ordinal))
                .Select(uri => uri.Split('/')[5]));
    }

    [Fact]
    public async Task Spooled_segments_are_the_coordinators_where_the_query_ran()
    {
        var (client, coordinator) = Connect(new("trino"), new() { TakesSegments = true });
        var statement = await client.Run("SELECT name FROM nation LIMIT 2");
        Assert.True(statement.Succeeded, $"{statement}");
        Assert.Equal(2, statement.Pages);
        var segments = statement.Issued.Where(uri => uri.Contains("/v1/spooled/", StringComparison.Ordinal)).Select(uri => new Uri(uri).AbsolutePath).ToList();
        Assert.Equal([$"/v1/spooled/download/{statement.Id}.0", $"/v1/spooled/ack/{statement.Id}.0"], segments[..2]);

        Assert.All(segments, path => Assert.Equal(200, Ask(coordinator, "GET", path).Status));
        Assert.All(segments, path => Assert.Equal(404, Ask(new("other"), "GET", path).Status));
    }

    [Fact]
    public async Task Foreign_queries_and_wrong_slugs_are_not_found()
    {
        var (client, coordinator) = Connect(new("trino"));
        var statement = await client.Submit("SELECT 1");
        var other = new Coordinator("other");

        Assert.Equal((404, "Query not found"), Ask(other, "GET", statement.Next!.AbsolutePath));
        Assert.Equal((404, "Query not found"), Ask(coordinator, "GET", statement.Next!.AbsolutePath.Replace("/y", "/z", StringComparison.Ordinal)));
        Assert.Equal((404, "Query not found"), Ask(other, "DELETE", statement.Next!.AbsolutePath));
        Assert.Equal(200, Ask(coordinator, "HEAD", statement.Next!.AbsolutePath).Status);
    }

    [Fact]
    public async Task A_kill_is_answered_alike_whether_or_not_the_query_is_known()
    {
        var (client, coordinator) = Connect(new("trino"));
        var statement = await client.Submit("SELECT 1");
        await client.Poll(statement);
        var other = new Coordinator("other");

        Assert.Equal(204, Ask(other, "DELETE", $"/v1/query/{statement.Id}").Status);
        Assert.Equal((1, 1), (other.KillsOf(statement.Id!), coordinator.Active));
        Assert.Equal(204, Ask(coordinator, "DELETE", $"/v1/query/{statement.Id}").Status);
        await client.Finish(statement);
        Assert.Equal(QueryError.UserCanceled, statement.Error);

        Assert.Equal(410, Ask(other, "PUT", $"/v1/query/{statement.Id}/killed").Status);
        Assert.Equal(409, Ask(coordinator, "PUT", $"/v1/query/{statement.Id}/killed").Status);
    }

    [Fact]
    public async Task A_transaction_is_known_to_the_coordinator_alone_where_it_began()
    {
        var (client, coordinator) = Connect(new("trino"));
        await client.Run("START TRANSACTION");
        var id = client.Transaction;
        Assert.NotNull(id);
        Assert.True((await client.Run("SELECT 1")).Succeeded);

        var (stranger, _) = Connect(new("other"), new() { Extra = [new(TrinoHeaders.Transaction, id)] });
        Assert.Equal("UNKNOWN_TRANSACTION", (await stranger.Run("SELECT 1")).Error?.ErrorName);

        Assert.True((await client.Run("COMMIT")).Succeeded);
        Assert.Null(client.Transaction);
        Assert.Equal("NOT_IN_TRANSACTION", (await client.Run("ROLLBACK")).Error?.ErrorName);
        Assert.Equal(0, coordinator.Active);
    }

    [Fact]
    public void Without_process_forwarded_a_forwarded_request_is_refused()
    {
        var coordinator = new Coordinator("trino", new() { ProcessForwarded = false });
        Assert.Equal(406, coordinator.Handle(new("GET", new(Server, "/v1/info"), [new("x-forwarded-for", "192.0.2.1")])).Status);
        Assert.Equal(200, Ask(coordinator, "GET", "/v1/info").Status);
    }

    [Fact]
    public void A_get_of_the_statement_resource_is_not_allowed() =>
        Assert.Equal(405, Ask(new("trino"), "GET", "/v1/statement").Status);

    private static (int Status, string Body) Ask(Coordinator coordinator, string method, string path)
    {
        var answer = coordinator.Handle(new(method, new(Server, path), [new(TrinoHeaders.User, "anne")]));
        return (answer.Status, answer.Body);
    }

    private static (TrinoClient Client, Coordinator Coordinator) Connect(Coordinator coordinator, ClientOptions? options = null) =>
        (new(new DirectWire(coordinator), Server, options ?? new()), coordinator);
}
