using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Components;

/// <summary>The drain gate's script as a process, against coordinators on loopback.</summary>
public sealed class DrainGateScriptTests
{
    private const string Endless = "SELECT name FROM nation LIMIT 999999999";

    /// <summary>As many active queries as there are active states, and two that are done.</summary>
    private static readonly string EveryState = "[" + string.Join(", ", new[]
    {
        "QUEUED", "WAITING_FOR_RESOURCES", "DISPATCHING", "PLANNING", "STARTING", "RUNNING", "FINISHING", "FINISHED", "FAILED",
    }.Select((state, index) => $$"""{ "queryId" : "q{{index}}", "session": { "user": "anne" }, "state" : "{{state}}" }""")) + "]";

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")] // what sh is in the Trino image
    public async Task Stands_by_until_asked_then_ends_once_nothing_was_active_for_the_quiet_time(string shell)
    {
        var asked = 0;
        var coordinator = new Coordinator("trino");
        await using var server = await CoordinatorServer.Start(coordinator, instead: _ =>
        {
            asked++;
            return Task.FromResult<Answer?>(null);
        });
        await using var gate = DrainGateRun.Start(Url(server), shell, ("QUIET_SECONDS", "1"));

        await gate.Says("stands by");
        Assert.True(await gate.Outlasts(milliseconds: 300));
        Assert.Equal(0, asked);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 1 s", gate.Log, StringComparison.Ordinal);
        Assert.InRange(gate.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.True(asked > 1);
        Assert.Equal(0, coordinator.Active);
    }

    [Fact]
    public async Task Waits_while_a_query_runs_and_reads_no_state_out_of_its_text()
    {
        await using var server = await CoordinatorServer.Start(new("trino"));
        var (client, query) = await Running(server, """SELECT '{"state":"RUNNING"}' FROM nation LIMIT 3""");
        await using var gate = DrainGateRun.Start(Url(server));

        await gate.Ask();
        await gate.Says($"waits for 1 query (1 RUNNING): {query.Id}; at most");
        await gate.Ask(); // a second time changes nothing
        Assert.True(await gate.Outlasts(milliseconds: 1500));

        await client.Finish(query);
        Assert.True(query.Succeeded);
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_every_state_that_is_not_done()
    {
        var list = EveryState;
        await using var server = await CoordinatorServer.Start(
            new("trino"), instead: _ => Task.FromResult<Answer?>(Answer.Json(list)));
        await using var gate = DrainGateRun.Start(Url(server));

        await gate.Ask();
        await gate.Says(
            "waits for 7 queries (1 QUEUED, 1 WAITING_FOR_RESOURCES, 1 DISPATCHING, 1 PLANNING, 1 STARTING, 1 RUNNING, "
            + "1 FINISHING): q0, q1, q2 and 4 more; at most");
        list = """[{"queryId":"q7","state":"FINISHED"},{"queryId":"q8","state":"FAILED"}]""";
        Assert.Equal(0, await gate.End());
    }

    [Fact]
    public async Task Ends_at_the_bound_while_new_queries_keep_coming()
    {
        await using var server = await CoordinatorServer.Start(new("trino"));
        var (client, query) = await Running(server, Endless);
        await using var gate = DrainGateRun.Start(Url(server), environment: ("DRAIN_SECONDS", "2"));

        await gate.Ask();
        while (await gate.Outlasts(milliseconds: 50))
        {
            var (next, following) = await Running(server, Endless);
            await client.Cancel(query);
            (client, query) = (next, following);
        }

        Assert.Equal(0, await gate.End());
        Assert.Contains("the drain time is over, last seen: 1 query (1 RUNNING)", gate.Log, StringComparison.Ordinal);
        Assert.InRange(gate.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Ends_at_once_where_there_is_no_coordinator(string authentication)
    {
        var server = await CoordinatorServer.Start(new("trino"));
        await server.DisposeAsync();
        await using var gate = DrainGateRun.Start(
            Url(server), environment: [("TRINO_AUTHENTICATION", authentication), ("GONE_TRIES", "2")]);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains("there is no coordinator, so no query either", gate.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outlives_a_coordinator_that_is_away_for_a_moment()
    {
        var coordinator = new Coordinator("trino");
        var server = await CoordinatorServer.Start(coordinator);
        var (_, query) = await Running(server, Endless);
        await using var gate = DrainGateRun.Start(Url(server), environment: ("GONE_TRIES", "20"));

        await gate.Ask();
        await gate.Says("waits for 1 query");
        await server.DisposeAsync();
        await gate.Says("no coordinator at");
        await using var again = await CoordinatorServer.Start(coordinator, server.Address.Port);
        Assert.True(await gate.Outlasts(milliseconds: 2500));

        coordinator.Handle(new("DELETE", new(again.Address, $"/v1/query/{query.Id}"), []));
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answered 503")]
    [InlineData("did not answer within 1 s")]
    [InlineData("the answer is no list of queries")]
    public async Task An_answer_that_says_nothing_is_neither_quiet_nor_the_end(string said)
    {
        var isDown = true;
        await using var server = await CoordinatorServer.Start(new("trino"), instead: async _ =>
        {
            if (!isDown)
                return null;
            if (said.StartsWith("did not", StringComparison.Ordinal))
                await Task.Delay(1500, TestContext.Current.CancellationToken);
            return said.StartsWith("answered", StringComparison.Ordinal)
                ? Answer.Text(503, "[]")
                : Answer.Text(200, "<html>\"state\":\"idle\"</html>");
        });
        await using var gate = DrainGateRun.Start(Url(server));

        await gate.Ask();
        await gate.Says($"cannot tell whether queries are active, the {(said.StartsWith("the ", StringComparison.Ordinal) ? said[4..] : $"coordinator {said}")}");
        Assert.True(await gate.Outlasts(milliseconds: 1200));

        isDown = false;
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "cannot ask for queries, authentication is configured: waits the whole drain time")]
    [InlineData("false", "cannot ask for queries, the coordinator asks for credentials (401): waits the whole drain time")]
    public async Task Waits_the_whole_drain_time_where_it_cannot_ask(string authentication, string said)
    {
        var asked = 0;
        var coordinator = new Coordinator("trino", new() { Authentication = true });
        await using var server = await CoordinatorServer.Start(coordinator, instead: request =>
        {
            asked += request.Uri.AbsolutePath == "/v1/query" ? 1 : 0;
            return Task.FromResult<Answer?>(null);
        });
        await using var gate = DrainGateRun.Start(
            Url(server), environment: [("DRAIN_SECONDS", "2"), ("TRINO_AUTHENTICATION", authentication)]);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains(said, gate.Log, StringComparison.Ordinal);
        Assert.Contains("the drain time is over", gate.Log, StringComparison.Ordinal);
        Assert.InRange(gate.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal(authentication == "true" ? 0 : 1, asked);
    }

    [Theory]
    [InlineData("DRAIN_SECONDS", "5m", "DRAIN_SECONDS is '5m'; give a whole number")]
    [InlineData("DRAIN_SECONDS", "", "DRAIN_SECONDS is ''; give a whole number")]
    [InlineData("QUIET_SECONDS", "010", "QUIET_SECONDS is '010'; give a whole number")]
    [InlineData("COORDINATOR_URL", "", "COORDINATOR_URL is not set")]
    public async Task Refuses_to_start_with_settings_it_cannot_use(string name, string value, string said)
    {
        await using var gate = DrainGateRun.Start("http://127.0.0.1:8080", environment: (name, value));
        Assert.Equal(2, await gate.End());
        Assert.Contains(said, gate.Log, StringComparison.Ordinal);
    }

    private static string Url(CoordinatorServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>A query in state RUNNING.</summary>
    private static async Task<(TrinoClient Client, Statement Query)> Running(CoordinatorServer server, string sql)
    {
        var client = new TrinoClient(new DirectWire(server.Coordinator), server.Address, new());
        var query = await client.Submit(sql);
        await client.Poll(query);
        await client.Poll(query);
        return (client, query);
    }
}
