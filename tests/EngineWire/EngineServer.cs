using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>A monitor and an engine on a loopback port of their own.</summary>
internal sealed class EngineServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private EngineServer(WebApplication app) => this.app = app;

    /// <summary>As the language host hands it on: host and port, no scheme.</summary>
    public string Address => new Uri(app.Urls.Single()).Authority;

    public static async Task<EngineServer> StartAsync(Monitor monitor, EngineLog log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // gRPC without TLS has no way to agree on HTTP/2: it is spoken from the first byte.
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(monitor).AddSingleton(log);
        var server = new EngineServer(builder.Build());
        server.app.MapGrpcService<Monitor>();
        server.app.MapGrpcService<EngineLog>();
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
