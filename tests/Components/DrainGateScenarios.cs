using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using TrinoInfra.RouteReader;
using TrinoInfra.Tests.Cluster;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Components;

/// <summary>
/// What the drain gate's script must do, as a process against coordinators on loopback. Each takes seconds of waiting, so
/// all begin together.
/// </summary>
public sealed class DrainGateScenarios : IAsyncDisposable
{
    private const string Endless = "SELECT name FROM nation LIMIT 999999999";

    /// <summary>As many active queries as there are active states, and two that are done.</summary>
    private static readonly string EveryState = "[" + string.Join(", ", new[]
    {
        "QUEUED", "WAITING_FOR_RESOURCES", "DISPATCHING", "PLANNING", "STARTING", "RUNNING", "FINISHING", "FINISHED", "FAILED",
    }.Select((state, index) => $$"""{ "queryId" : "q{{index}}", "session": { "user": "anne" }, "state" : "{{state}}" }""")) + "]";

    private static readonly (string What, Func<Task> Run)[] All =
    [
        ("stands by until asked, then ends once nothing was active for the quiet time", () => StandsByThenEndsWhenQuiet("sh")),
        ("does so in bash, which is what sh is in the Trino image", () => StandsByThenEndsWhenQuiet("bash")),
        ("asks for what is active, and reads the whole list once, before it ends", ReadsTheWholeListOnce),
        ("ends where the coordinator does not know a state", () => SurvivesAnUnknownState("DISPATCHING")),
        ("waits where the coordinator knows none of the states", () => LearnsNothing("the coordinator answered 500")),
        ("waits where the whole list does not come", WaitsForTheWholeList),
        ("waits while a query runs, and reads no state out of its text", WaitsWhileAQueryRuns),
        ("counts every state that is not done", CountsEveryActiveState),
        ("ends at the bound while new queries keep coming", EndsAtTheBound),
        ("counts a state that it does not know", CountsAnUnknownState),
        ("ends where the coordinator stays away", EndsWhenLeft),
        ("ends at once where there is no coordinator", () => EndsWithoutACoordinator("false")),
        ("ends at once where there is none and its queries are hidden", () => EndsWithoutACoordinator("true")),
        ("outlives a coordinator that is away for a moment", OutlivesABlip),
        ("takes a 503 neither for quiet nor for the end", () => LearnsNothing("the coordinator answered 503")),
        ("takes a timeout neither for quiet nor for the end", () => LearnsNothing("the coordinator did not answer within 1 s")),
        ("takes an error page neither for quiet nor for the end", () => LearnsNothing("the answer is no list of queries")),
        ("waits the whole drain time where queries are hidden", () => CannotAsk("true", "authentication or access control is configured")),
        ("waits the whole drain time where it is refused", () => CannotAsk("false", "the coordinator asks for credentials (401)")),
        ("asks with credentials, and drains as without", () => AsksWithCredentials(Hard)),
        ("takes a newline at the end of a file for none of the password", () => AsksWithCredentials($"{Hard}\n")),
        ("does so in bash", () => AsksWithCredentials($"{Hard}\n", "bash")),
        ("tries credentials that are refused once, and waits the whole drain time", () => IsRefused("wrong", "refuses the credentials (401)")),
        ("says that there are no credentials", () => IsRefused(null, "asks for credentials (403), and ")),
        ("asks anew when the Secret has changed", FollowsTheSecret),
        ("waits the whole drain time where access control may hide queries", TrustsNoListOfAnother),
        ("hands the credentials on to nobody", KeepsTheCredentials),
        ("asks an external coordinator by TLS, at its address, and believes its authority", AsksByTls),
        ("takes a certificate that it does not believe neither for quiet nor for the end", BelievesNobodyElse),
        ("refuses a drain time with a unit", () => Refuses("DRAIN_SECONDS", "5m", "DRAIN_SECONDS is '5m'; give a whole number")),
        ("refuses no drain time", () => Refuses("DRAIN_SECONDS", "", "DRAIN_SECONDS is ''; give a whole number")),
        ("refuses an octal quiet time", () => Refuses("QUIET_SECONDS", "010", "QUIET_SECONDS is '010'; give a whole number")),
        ("refuses no coordinator", () => Refuses("COORDINATOR_URL", "", "COORDINATOR_URL is not set")),
    ];

    private readonly Dictionary<string, Task> runs = All.ToDictionary(scenario => scenario.What, scenario => Task.Run(scenario.Run));

    public static IEnumerable<string> Names => All.Select(scenario => scenario.What);

    public Task this[string what] => runs[what];

    /// <summary>Waits for those that no test asked for: none outlives the tests.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var run in runs.Values)
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task StandsByThenEndsWhenQuiet(string shell)
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

    private static async Task WaitsWhileAQueryRuns()
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

    private static async Task CountsEveryActiveState()
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

    private static async Task EndsAtTheBound()
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

    private static async Task EndsWithoutACoordinator(string hidden)
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

    private static async Task OutlivesABlip()
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

    private static async Task EndsWhenLeft()
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

    private static async Task CountsAnUnknownState()
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

    private static async Task ReadsTheWholeListOnce()
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

    private static async Task SurvivesAnUnknownState(string unknown)
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

    private static async Task WaitsForTheWholeList()
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

    private static async Task LearnsNothing(string said)
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

    private static async Task AsksByTls()
    {
        await using var server = await CoordinatorServer.Start(new("trino"));
        await using var door = new TlsDoor("trino.corp", () => server.Address);
        using var authority = new AuthorityFile(door);
        var (client, query) = await Running(server, "SELECT name FROM nation LIMIT 3");
        await using var gate = DrainGateRun.Start($"https://trino.corp:{door.Port}", environment: [("COORDINATOR_ADDRESS", $"127.0.0.1:{door.Port}"), authority.Variable]);

        await gate.Ask();
        await gate.Says($"waits for 1 query (1 RUNNING): {query.Id}; at most");
        await client.Finish(query);
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    private static async Task BelievesNobodyElse()
    {
        await using var server = await CoordinatorServer.Start(new("trino"));
        await using var door = new TlsDoor("trino.corp", () => server.Address);
        await using var other = new TlsDoor("trino.corp", () => server.Address);
        using var authority = new AuthorityFile(door);
        using var others = new AuthorityFile(other);
        DrainGateRun Gate(string name, params IEnumerable<(string, string)> environment) =>
            DrainGateRun.Start($"https://{name}:{door.Port}", environment: [("DRAIN_SECONDS", "2"), ("COORDINATOR_ADDRESS", $"127.0.0.1:{door.Port}"), .. environment]);
        await using var another = Gate("trino.corp", others.Variable);
        await using var misnamed = Gate("trino.old.corp", authority.Variable);
        await using var unknown = Gate("trino.corp");

        DrainGateRun[] all = [another, misnamed, unknown];
        await Task.WhenAll(all.Select(gate => gate.Ask()));
        foreach (var gate in all)
        {
            Assert.Equal(0, await gate.End());
            Assert.Contains("cannot tell whether queries are active, the request failed (curl exit code 60)", gate.Log, StringComparison.Ordinal);
            Assert.Contains("the drain time is over", gate.Log, StringComparison.Ordinal);
        }
    }

    /// <summary>What a door's clients have to trust, as a file that goes with it.</summary>
    private sealed class AuthorityFile : IDisposable
    {
        private readonly string path = Path.GetTempFileName();

        public AuthorityFile(TlsDoor door) => File.WriteAllText(path, door.AuthorityPem);

        public (string Name, string Value) Variable => ("COORDINATOR_AUTHORITY", path);

        public void Dispose() => File.Delete(path);
    }

    private static async Task CannotAsk(string hidden, string said)
    {
        var asked = 0;
        var coordinator = new Coordinator("trino", new() { Authentication = true });
        await using var server = await CoordinatorServer.Start(coordinator, instead: request =>
        {
            asked += request.Uri.AbsolutePath == "/v1/query" ? 1 : 0;
            return Task.FromResult<Answer?>(null);
        });
        await using var gate = DrainGateRun.Start(
            Url(server), environment: [("DRAIN_SECONDS", "2"), ("TRINO_HIDES_QUERIES", hidden)]);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains($"cannot ask for queries, {said}: waits the whole drain time", gate.Log, StringComparison.Ordinal);
        Assert.Contains("the drain time is over", gate.Log, StringComparison.Ordinal);
        Assert.InRange(gate.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        // One look.
        Assert.Equal(hidden == "true" ? 0 : 7, asked);
    }

    /// <summary>With what shells, curl and JSON take for their own.</summary>
    private const string Hard = """ p\a"s's $HOME `id` %s 漢: \n\""";

    private static async Task AsksWithCredentials(string inFile, string shell = "sh")
    {
        using var secret = new Credentials("drain", inFile);
        await using var server = await CoordinatorServer.Start(new("trino", new() { Password = Takes(Hard) }));
        var (client, query) = await Running(server, Endless, Hard);
        await using var gate = DrainGateRun.Start(Url(server), shell, environment: secret.Variables);

        await gate.Ask();
        await gate.Says($"waits for 1 query (1 RUNNING): {query.Id}; at most");
        await client.Cancel(query);
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot", gate.Log, StringComparison.Ordinal);
    }

    private static async Task IsRefused(string? password, string said)
    {
        var asked = 0;
        using var secret = new Credentials("drain", password);
        await using var server = await CoordinatorServer.Start(new("trino", new() { Password = Takes("right") }), instead: request =>
        {
            asked += request.Uri.AbsolutePath == "/v1/query" ? 1 : 0;
            return Task.FromResult<Answer?>(null);
        });
        await using var gate = DrainGateRun.Start(Url(server), environment: [("DRAIN_SECONDS", "2"), .. secret.Variables]);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains($"cannot ask for queries, the coordinator {said}", gate.Log, StringComparison.Ordinal);
        Assert.Contains(": waits the whole drain time, unless the credentials change; at most", gate.Log, StringComparison.Ordinal);
        Assert.Contains($"the drain time is over, last seen: nothing, the coordinator {said}", gate.Log, StringComparison.Ordinal);
        Assert.InRange(gate.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        // More could lock an account.
        Assert.Equal(1, asked);
    }

    private static async Task FollowsTheSecret()
    {
        var password = "old";
        using var secret = new Credentials("drain", password);
        await using var server = await CoordinatorServer.Start(new("trino", new() { Password = (name, given) => name == "drain" && given == password }));
        var (client, query) = await Running(server, Endless, password);
        await using var gate = DrainGateRun.Start(Url(server), environment: secret.Variables);

        await gate.Ask();
        await gate.Says("waits for 1 query");
        password = "new";
        await gate.Says("the coordinator refuses the credentials (401)");
        Assert.True(await gate.Outlasts(milliseconds: 1200));

        secret.Write("new");
        await gate.Says($"waits for 1 query (1 RUNNING): {query.Id}");
        await client.Cancel(query);
        Assert.Equal(0, await gate.End());
        Assert.Contains("no query for 0 s", gate.Log, StringComparison.Ordinal);
    }

    private static async Task TrustsNoListOfAnother()
    {
        var asked = 0;
        using var secret = new Credentials("drain", "right");
        var coordinator = new Coordinator("trino", new() { Password = (_, _) => true, Views = (viewer, owner) => viewer == owner });
        await using var server = await CoordinatorServer.Start(coordinator, instead: request =>
        {
            asked += request.Uri.AbsolutePath == "/v1/query" ? 1 : 0;
            return Task.FromResult<Answer?>(null);
        });
        await Running(server, Endless, "right", "anne");
        await using var gate = DrainGateRun.Start(
            Url(server), environment: [("DRAIN_SECONDS", "2"), ("TRINO_HIDES_QUERIES", "true"), .. secret.Variables]);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Contains("cannot ask for queries, authentication or access control is configured: waits the whole drain time; at most", gate.Log, StringComparison.Ordinal);
        Assert.Contains("the drain time is over", gate.Log, StringComparison.Ordinal);
        Assert.Equal(0, asked);
        // Which is why it must be told that it sees every query: this coordinator tells it of none.
        Assert.Equal(1, coordinator.Active);
        Assert.Equal("[]", coordinator.Handle(new("GET", new(server.Address, "/v1/query"), Login("drain", "right"))).Body);
    }

    /// <summary>A coordinator that answers with what it was sent, and other programs, learn nothing of it.</summary>
    private static async Task KeepsTheCredentials()
    {
        const string password = "s3cret-zq";
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"drain:{password}"));
        var elsewhere = 0;
        using var secret = new Credentials("drain", password);
        await using var other = await CoordinatorServer.Start(new("other"), instead: _ =>
        {
            elsewhere++;
            return Task.FromResult<Answer?>(null);
        });
        HashSet<int> statuses = [];
        int[] all = [200, 302, 401, 403, 500, 503];
        await using var server = await CoordinatorServer.Start(new("trino"), instead: request =>
        {
            var told = request.Headers["Authorization"] ?? "";
            var status = all[Math.Min(statuses.Count, all.Length - 1)];
            statuses.Add(status);
            return Task.FromResult<Answer?>(new(
                status,
                [new("Location", $"{other.Address}{told}"), new("WWW-Authenticate", $"Basic realm=\"{told}\"")],
                $$"""[{"queryId":"{{told}}","state":"RUNNING"},{"queryId":"{{password}}","state":"RUNNING"},{"queryId":"{{told}}","state":"{{told}}"}]"""));
        });
        var seen = secret.Spy();
        await using var gate = DrainGateRun.Start(Url(server), environment: [("DRAIN_SECONDS", "3"), .. secret.Variables, seen.Path]);

        await gate.Ask();
        Assert.Equal(0, await gate.End());
        Assert.Equal(0, elsewhere);
        var arguments = await File.ReadAllTextAsync(seen.Log);
        Assert.Contains("/v1/query", arguments, StringComparison.Ordinal);
        foreach (var text in new[] { password, basic })
        {
            Assert.DoesNotContain(text, arguments, StringComparison.Ordinal);
            Assert.DoesNotContain(text, gate.Log, StringComparison.Ordinal);
        }
    }

    private static Func<string, string, bool> Takes(string password) => (name, given) => name == "drain" && given == password;

    private static HeaderFields Login(string name, string password) =>
    [
        new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))}"), new("X-Forwarded-Proto", "https"),
    ];

    private static async Task Refuses(string name, string value, string said)
    {
        await using var gate = DrainGateRun.Start("http://127.0.0.1:8080", environment: (name, value));
        Assert.Equal(2, await gate.End());
        Assert.Contains(said, gate.Log, StringComparison.Ordinal);
    }

    /// <summary>The state that a request for a list of queries asks for; null where it asks for all.</summary>
    private static string? StateOf(Request request) => HttpUtility.ParseQueryString(request.Uri.Query)["state"];

    /// <summary>A list of queries as the coordinator answers it, for one state or for all.</summary>
    private static string OfState(string list, string? state) => new JsonArray([
        .. JsonNode.Parse(list)!.AsArray().Where(query => state is null || state == (string?)query!["state"]).Select(query => query!.DeepClone()),
    ]).ToJsonString(new() { WriteIndented = true });

    private static string Url(CoordinatorServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>A query in state RUNNING.</summary>
    private static async Task<(TrinoClient Client, Statement Query)> Running(
        CoordinatorServer server, string sql, string? password = null, string user = "drain")
    {
        var client = new TrinoClient(
            new DirectWire(server.Coordinator), server.Address, password is null ? new() : new() { User = user, Extra = Login(user, password) });
        var query = await client.Submit(sql);
        await client.Poll(query);
        await client.Poll(query);
        return (client, query);
    }

    /// <summary>A Secret as the kubelet mounts it; without a password there is none.</summary>
    private sealed class Credentials : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-").FullName;

        public Credentials(string name, string? password)
        {
            File.WriteAllText(Path.Combine(folder, "username"), name);
            if (password is not null)
                Write(password);
        }

        public (string Name, string Value)[] Variables => [("TRINO_CREDENTIALS", folder)];

        public void Write(string password)
        {
            File.WriteAllText(Path.Combine(folder, "..data"), password);
            File.Move(Path.Combine(folder, "..data"), Path.Combine(folder, "password"), overwrite: true);
        }

        /// <summary>A PATH whose curl, and whatever else is run, writes down its arguments and its environment first.</summary>
        public ((string Name, string Value) Path, string Log) Spy()
        {
            var (bin, log) = (Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, Path.Combine(folder, "log"));
            foreach (var tool in new[] { "curl", "base64", "tr", "cat", "grep" })
            {
                var file = Path.Combine(bin, tool);
                File.WriteAllText(file, $"#!/bin/sh\n{{ printf '%s\\n' \"$@\"; /usr/bin/env; }} >>'{log}'\nexec /usr/bin/{tool} \"$@\"\n");
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            return (("PATH", $"{bin}:{Environment.GetEnvironmentVariable("PATH")}"), log);
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
