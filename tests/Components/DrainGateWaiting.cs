using System.Collections.Concurrent;
using System.Globalization;
using TrinoInfra.Tests.Protocol.Harness;
using static TrinoInfra.Tests.Components.DrainGateCoordinators;

namespace TrinoInfra.Tests.Components;

/// <summary>For what the drain gate waits, and when it ends.</summary>
internal static class DrainGateWaiting
{
    public static async Task StandsByThenEndsWhenQuiet(string shell)
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

    public static async Task WaitsWhileAQueryRuns()
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

    public static async Task CountsEveryActiveState()
    {
        var list = EveryState;
        await using var server = await CoordinatorServer.Start(
            new("trino"), instead: request => Task.FromResult<Answer?>(Answer.Json(OfState(list, StateOf(request)))));
        await using var gate = DrainGateRun.Start(Url(server));

        await gate.Ask();
        await gate.Says(
            "waits for 7 queries (1 QUEUED, 1 WAITING_FOR_RESOURCES, 1 DISPATCHING, 1 PLANNING, 1 STARTING, 1 RUNNING, "
            + "1 FINISHING): q0, q1, q2 and 4 more; at most");
        list = """[{"queryId":"q7","state":"FINISHED"},{"queryId":"q8","state":"FAILED"}]""";
        Assert.Equal(0, await gate.End());
    }

    public static async Task EndsAtTheBound()
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

    public static async Task EndsWithoutACoordinator(string hidden)
    {
        var server = await CoordinatorServer.Start(new("trino"));
        await server.DisposeAsync();
        await using var gate = DrainGateRun.Start(
            Url(server), environment: ("TRINO_HIDES_QUERIES", hidden));

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains("there is no coordinator, so no query either", gate.Log, StringComparison.Ordinal);
        Assert.InRange(gate.Took, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30));
    }

    public static async Task OutlivesABlip()
    {
        var coordinator = new Coordinator("trino");
        var server = await CoordinatorServer.Start(coordinator);
        var (_, query) = await Running(server, Endless);
        await using var gate = DrainGateRun.Start(Url(server), environment: ("GONE_SECONDS", "1"));

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

    public static async Task EndsWhenLeft()
    {
        var server = await CoordinatorServer.Start(new("trino"));
        await Running(server, Endless);
        await using var gate = DrainGateRun.Start(Url(server), environment: ("AWAY_SECONDS", "2"));

        await gate.Ask();
        await gate.Says("waits for 1 query");
        await server.DisposeAsync();
        await gate.Says("which counts as gone after 2 s");
        Assert.Equal(0, await gate.End());
        Assert.Contains("there is no coordinator, so no query either", gate.Log, StringComparison.Ordinal);
    }

    public static async Task CountsAnUnknownState()
    {
        var list = """[{"queryId":"q1","state":"FINISHED"},{"queryId":"q2","state":"PHASE_2"},{"queryId":"q3","state":"FAILED"}]""";
        await using var server = await CoordinatorServer.Start(
            new("trino"), instead: request => Task.FromResult<Answer?>(Answer.Json(OfState(list, StateOf(request)))));
        await using var gate = DrainGateRun.Start(Url(server));

        await gate.Ask();
        await gate.Says("no query is active, waits until that holds for 0 s");
        await gate.Says("waits for 1 query (1 PHASE_2): q2; at most");
        list = "[]";
        Assert.Equal(0, await gate.End());
    }

    public static async Task ReadsTheWholeListOnce()
    {
        var asked = new ConcurrentQueue<string?>();
        var coordinator = new Coordinator("trino");
        await using var server = await CoordinatorServer.Start(coordinator, instead: request =>
        {
            asked.Enqueue(StateOf(request));
            return Task.FromResult<Answer?>(null);
        });
        var (client, query) = await Running(server, Endless);
        await using var gate = DrainGateRun.Start(Url(server), environment: ("QUIET_SECONDS", "2"));

        await gate.Ask();
        await gate.Says("waits for 1 query (1 RUNNING)");
        await client.Cancel(query);
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 2 s", gate.Log, StringComparison.Ordinal);
        Assert.Equal([null], asked.TakeLast(1));
        // In this order: a query that passes from one to the next between two questions is seen.
        var looks = asked.SkipLast(1).Chunk(7).ToList();
        Assert.InRange(looks.Count, 3, int.MaxValue);
        Assert.All(looks, look => Assert.Equal(Query.States.SkipLast(2), look));
    }

    public static async Task SurvivesAnUnknownState(string unknown)
    {
        await using var server = await CoordinatorServer.Start(new("trino"), instead: request =>
            Task.FromResult(StateOf(request) == unknown ? Answer.Text(500, "No enum constant") : null));
        var (client, query) = await Running(server, Endless);
        await using var gate = DrainGateRun.Start(Url(server));

        await gate.Ask();
        await gate.Says("waits for 1 query (1 RUNNING)");
        await client.Cancel(query);
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    public static async Task WaitsForTheWholeList()
    {
        var isSlow = true;
        await using var server = await CoordinatorServer.Start(new("trino"), instead: async request =>
        {
            if (isSlow && StateOf(request) is null)
                await Task.Delay(2500);
            return null;
        });
        await using var gate = DrainGateRun.Start(Url(server), environment: ("LIST_SECONDS", "1"));

        await gate.Ask();
        await gate.Says("cannot tell whether queries are active, the coordinator did not answer within 1 s");
        Assert.True(await gate.Outlasts(milliseconds: 1200));

        isSlow = false;
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    public static async Task LearnsNothing(string said)
    {
        var isDown = true;
        await using var server = await CoordinatorServer.Start(new("trino"), instead: async _ =>
        {
            if (!isDown)
                return null;
            if (said.Contains("did not answer", StringComparison.Ordinal))
                await Task.Delay(1500);
            return said.Contains("answered", StringComparison.Ordinal)
                ? Answer.Text(int.Parse(said[^3..], CultureInfo.InvariantCulture), "[]")
                : Answer.Text(200, "<html>\"state\":\"idle\"</html>");
        });
        await using var gate = DrainGateRun.Start(
            Url(server), environment: said.Contains("within 1 s", StringComparison.Ordinal) ? [("ANSWER_SECONDS", "1")] : []);

        await gate.Ask();
        await gate.Says($"cannot tell whether queries are active, {said}; at most");
        Assert.True(await gate.Outlasts(milliseconds: 1200));

        isDown = false;
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }
}
