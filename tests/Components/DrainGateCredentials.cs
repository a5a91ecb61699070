using System.Text;
using TrinoInfra.Tests.Protocol.Harness;
using static TrinoInfra.Tests.Components.DrainGateCoordinators;

namespace TrinoInfra.Tests.Components;

/// <summary>What the drain gate does where a coordinator asks who it is.</summary>
internal static class DrainGateCredentials
{
    public static async Task CannotAsk(string hidden, string said)
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
    public const string Hard = """ p\a"s's $HOME `id` %s 漢: \n\""";

    public static async Task AsksWithCredentials(string inFile, string shell = "sh")
    {
        using var secret = new MountedSecret("drain", inFile);
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

    public static async Task IsRefused(string? password, string said)
    {
        var asked = 0;
        using var secret = new MountedSecret("drain", password);
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

    public static async Task FollowsTheSecret()
    {
        var password = "old";
        using var secret = new MountedSecret("drain", password);
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

    public static async Task TrustsNoListOfAnother()
    {
        var asked = 0;
        using var secret = new MountedSecret("drain", "right");
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
    public static async Task KeepsTheCredentials()
    {
        const string password = "s3cret-zq";
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"drain:{password}"));
        var elsewhere = 0;
        using var secret = new MountedSecret("drain", password);
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
}
