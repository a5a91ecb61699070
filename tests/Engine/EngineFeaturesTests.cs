using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using TrinoInfra.Engine;

namespace TrinoInfra.Tests.Engine;

/// <summary>Whether an engine has error hooks, asked as engines of all ages answer.</summary>
public sealed class EngineFeaturesTests
{
    [Theory]
    [InlineData("resourceHooks errorHooks", true)]
    [InlineData("resourceHooks", false)] // a CLI of 2025
    [InlineData("errorHooks", false)]
    [InlineData("", false)]
    public async Task An_engine_that_answers_is_believed(string features, bool has)
    {
        await using var engine = await StartAsync(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var message = body.ToArray()[5..];
            var feature = System.Text.Encoding.ASCII.GetString(message[2..]);
            Assert.Equal(0x0A, message[0]);
            Assert.Equal(feature.Length, message[1]);
            Assert.Equal(("/pulumirpc.ResourceMonitor/SupportsFeature", "application/grpc", "trailers"),
                (context.Request.Path.Value, context.Request.ContentType, $"{context.Request.Headers.TE}"));
            await AnswerAsync(context, features.Split(' ').Contains(feature) ? [0x08, 0x01] : []);
        });

        Assert.Equal(has, await new EngineFeatures(Address(engine)).HaveErrorHooksAsync());
    }

    [Fact]
    public async Task One_that_does_not_is_not()
    {
        await using var unimplemented = await StartAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "12";
            return Task.CompletedTask;
        });
        await using var broken = await StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });

        Assert.False(await new EngineFeatures(Address(unimplemented)).HaveErrorHooksAsync());
        Assert.False(await new EngineFeatures(Address(broken)).HaveErrorHooksAsync());
        Assert.False(await new EngineFeatures("127.0.0.1:9").HaveErrorHooksAsync());
        Assert.False(await new EngineFeatures("not an address").HaveErrorHooksAsync());
        Assert.False(await new EngineFeatures(null).HaveErrorHooksAsync());
    }

    private static async Task AnswerAsync(HttpContext context, byte[] message)
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, (byte)message.Length }.Concat(message).ToArray());
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static string Address(WebApplication engine) => new Uri(engine.Urls.Single()).Authority;

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
