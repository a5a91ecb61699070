using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>Kestrel on loopback ports of its own, and the way from its messages to this harness's and back.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens, in the order of the ports asked for.</summary>
    public IReadOnlyList<Uri> Addresses { get; private set; } = [];

    public IServiceProvider Services => app.Services;

    /// <param name="handler">Answers every request.</param>
    /// <param name="configure">Adds the services that the handler needs.</param>
    /// <param name="ports">0 for any that is free.</param>
    public static async Task<LoopbackServer> Start(
        Func<LoopbackServer, RequestDelegate> handler, Action<IServiceCollection>? configure, params int[] ports)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var port in ports)
                kestrel.Listen(IPAddress.Loopback, port);
        });
        configure?.Invoke(builder.Services);
        var server = new LoopbackServer(builder.Build());
        server.app.Run(handler(server));
        await server.app.StartAsync();
        var bound = server.app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        server.Addresses = [.. bound.Addresses.Select(address => new Uri(address))];
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    /// <summary>The request, its scheme the one that the listener speaks or stands for.</summary>
    public static async ValueTask<Request> Read(HttpContext context, string scheme, bool withBody)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var reader = new StreamReader(context.Request.Body);
        return new(
            context.Request.Method,
            new($"{scheme}://{context.Request.Host.Value}{target}"),
            Fields(context.Request.Headers).Without("Host"),
            withBody ? await reader.ReadToEndAsync() : "");
    }

    public static HeaderFields Fields(IHeaderDictionary headers) => HeaderFields.Of(
        headers.SelectMany(header => header.Value.Select(value => new HeaderField(header.Key, value ?? ""))));

    public static async Task Write(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var field in answer.Headers)
            context.Response.Headers.Append(field.Name, field.Value);
        if (answer.Status is not (204 or 304) && context.Request.Method != "HEAD")
            await context.Response.WriteAsync(answer.Body);
    }
}
