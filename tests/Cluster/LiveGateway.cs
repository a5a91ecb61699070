using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Cluster;

/// <summary>Tracks behind a gateway on loopback, with TLS, and a machine that takes every host of theirs to be there.</summary>
internal sealed class LiveGateway : IAsyncDisposable
{
    private readonly List<CoordinatorServer> servers = [];
    private readonly List<string> statements = [];
    private Func<Request, Answer?>? instead;
    private CoordinatorOptions? options;
    private GatewayServer? gateway;
    private TlsDoor? door;

    public World World { get; } = new("dotnet", "make", "kubectl");

    /// <summary>The text of every statement that reached a coordinator.</summary>
    public IReadOnlyList<string> Statements => statements;

    public static async Task<LiveGateway> Start(
        StackSettings settings, Func<StackSettings, ValueTask<string>>? routes = null, Func<Request, Answer?>? instead = null, string? password = null)
    {
        var trino = new LiveGateway { instead = instead, options = password is null ? null : new() { Password = (name, given) => (name, given) == ("drain", password) }, gateway = await GatewayServer.Start(new(seed: 20260801)) };
        trino.door = new TlsDoor("trino.example.com", () => trino.gateway?.Https ?? new("http://127.0.0.1:9"));
        settings = settings with
        {
            Gateway = settings.Gateway with { Http = HttpMode.Redirect, PublicPorts = new(8080, trino.door.Port) },
        };
        await new LiveStack(trino.gateway.Gateway, routes ?? RenderedRoutes.Of, trino.Start).Apply(settings);

        var world = trino.World;
        world.LinkReal("curl");
        world["cluster"] = "uid-1\n";
        world["contexts"] = "kind-trino https://127.0.0.1:40001\n";
        world["authority"] = trino.door.AuthorityPem;
        world.UseFacts(changes:
            ("    http: serve\n", $"    http: redirect\n    publicPorts: {{ http: 8080, https: {trino.door.Port} }}\n"));
        if (settings.Tracks[1].Weight.Value == 50)
            world.UseFacts(changes: [("weight: 90", "weight: 50"), ("weight: 10\n", "weight: 50\n")]);
        return trino;
    }

    public Task<Run> Verify(string count, params (string Name, string Value)[] environment) => World.Run(
        "verify", ["dev", count], "", environment.ToDictionary(variable => variable.Name, variable => (string?)variable.Value));

    /// <summary>As the settings have them of tracks with passwords.</summary>
    public void UseCredentials() => World.UseFacts(changes:
        ("      workers: ", """
              values:
                server: { config: { authenticationType: PASSWORD } }
                auth: { passwordAuthSecret: trino-passwords }
                additionalConfigProperties: [internal-communication.shared-secret=s]
              drainCredentials: { secret: trino-drain, passwordKey: pass.word }
              workers: 
        """.TrimEnd('\n')));

    public async Task StopGateway()
    {
        await gateway!.DisposeAsync();
        gateway = null;
    }

    public async ValueTask DisposeAsync()
    {
        await door!.DisposeAsync();
        if (gateway is not null)
            await gateway.DisposeAsync();
        foreach (var server in servers)
            await server.DisposeAsync();
        World.Dispose();
    }

    private async ValueTask<Upstream> Start(Coordinator coordinator)
    {
        if (options is not null)
            coordinator = new(coordinator.Name, options);
        var server = await CoordinatorServer.Start(coordinator, instead: request =>
        {
            if (request.Method == "POST")
                statements.Add(request.Body);
            return Task.FromResult(this.instead?.Invoke(request));
        });
        servers.Add(server);
        return new(coordinator, server.Address);
    }
}
