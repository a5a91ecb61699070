namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>A <see cref="Harness.Coordinator"/> that listens on loopback.</summary>
public sealed class CoordinatorServer : IAsyncDisposable
{
    private readonly LoopbackServer server;

    private CoordinatorServer(Coordinator coordinator, LoopbackServer server) =>
        (Coordinator, this.server) = (coordinator, server);

    public Coordinator Coordinator { get; }

    public Uri Address => server.Addresses[0];

    /// <param name="coordinator">Who answers.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="instead">Answers in the coordinator's place where it gives an answer at all.</param>
    public static async Task<CoordinatorServer> Start(
        Coordinator coordinator, int port = 0, Func<Request, Task<Answer?>>? instead = null)
    {
        var server = await LoopbackServer.Start(
            _ => async context =>
            {
                var request = await LoopbackServer.Read(context, "http", withBody: true);
                var answer = instead is null ? null : await instead(request);
                await LoopbackServer.Write(context, answer ?? coordinator.Handle(request));
            },
            configure: null,
            port);
        return new(coordinator, server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
