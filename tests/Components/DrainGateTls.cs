using TrinoInfra.Tests.Cluster;
using TrinoInfra.Tests.Protocol.Harness;
using static TrinoInfra.Tests.Components.DrainGateCoordinators;

namespace TrinoInfra.Tests.Components;

/// <summary>Whom the drain gate of an external coordinator believes.</summary>
internal static class DrainGateTls
{
    public static async Task AsksByTls()
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

    public static async Task BelievesNobodyElse()
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
}
