using System.Collections.Concurrent;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>Coordinators that listen, until all of them end together.</summary>
public sealed class ServerSet : IAsyncDisposable
{
    private readonly ConcurrentBag<CoordinatorServer> servers = [];

    public async ValueTask<Upstream> Start(Coordinator coordinator)
    {
        var server = await CoordinatorServer.Start(coordinator);
        servers.Add(server);
        return new(coordinator, server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
    }
}
