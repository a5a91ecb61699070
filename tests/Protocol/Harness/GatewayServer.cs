using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>
/// A <see cref="Gateway"/> that proxies: YARP in Kestrel, a loopback port for the listener <c>http</c> and one, without
/// TLS, for the listener <c>https</c>.
/// </summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly Gateway gateway;
    private readonly LoopbackServer server;
    private readonly HttpMessageInvoker upstream;
    private readonly ConcurrentDictionary<string, string> connections;

    private GatewayServer(
        Gateway gateway, LoopbackServer server, HttpMessageInvoker upstream, ConcurrentDictionary<string, string> connections) =>
        (this.gateway, this.server, this.upstream, this.connections) = (gateway, server, upstream, connections);

    public Gateway Gateway => gateway;

    public Uri Http => server.Addresses[0];

    public Uri Https => server.Addresses[1];

    /// <summary>How many connections clients have opened for a host so far.</summary>
    public int ConnectionsTo(string host) => connections.Values.Count(connected => connected == host);

    public static async Task<GatewayServer> Start(Gateway gateway)
    {
        var upstream = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
        });
        var connections = new ConcurrentDictionary<string, string>();
        var server = await LoopbackServer.Start(
            server =>
            {
                var forwarder = server.Services.GetRequiredService<IHttpForwarder>();
                return async context =>
                {
                    var scheme = context.Connection.LocalPort == server.Addresses[0].Port ? "http" : "https";
                    connections.TryAdd(context.Connection.Id, context.Request.Host.Host);
                    await Pass(gateway, forwarder, upstream, context, scheme);
                };
            },
            services => services.AddHttpForwarder(),
            0,
            0);
        return new(gateway, server, upstream, connections);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        upstream.Dispose();
    }

    private static async Task Pass(
        Gateway gateway, IHttpForwarder forwarder, HttpMessageInvoker upstream, HttpContext context, string scheme)
    {
        var request = await LoopbackServer.Read(context, scheme, withBody: false);
        switch (gateway.Admit(request, $"{context.Connection.RemoteIpAddress}"))
        {
            case Admission.Answered answered:
                await LoopbackServer.Write(context, answered.Answer);
                break;
            case Admission.Forwarded forwarded:
                var body = forwarded.Copies.Count > 0 ? await Buffer(context) : [];
                var error = await forwarder.SendAsync(
                    context, $"{forwarded.To.Address}", upstream, ForwarderRequestConfig.Empty, new Rewrite(forwarded));
                if (error != ForwarderError.None && !context.Response.HasStarted)
                    context.Response.StatusCode = 503;
                await Task.WhenAll(forwarded.Copies.Select(copy => Mirror(upstream, forwarded, copy, body)));
                break;
        }
    }

    private static async Task<byte[]> Buffer(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Request.Body = new MemoryStream(body.ToArray());
        return body.ToArray();
    }

    private static async Task Mirror(
        HttpMessageInvoker upstream, Admission.Forwarded forwarded, Upstream copy, byte[] body)
    {
        using var message = new HttpRequestMessage(
            new(forwarded.Request.Method), new Uri(copy.Address!, forwarded.Request.Uri.PathAndQuery));
        if (body.Length > 0)
            message.Content = new ByteArrayContent(body);
        message.Headers.Host = forwarded.Copy.Uri.Authority;
        foreach (var field in forwarded.Request.Headers)
            message.Headers.TryAddWithoutValidation(field.Name, field.Value);
        try
        {
            using var dropped = await upstream.SendAsync(message, default);
        }
        catch (HttpRequestException)
        {
            // Nobody waits for a mirror.
        }
    }

    /// <summary>Carries the gateway's decision into YARP's messages.</summary>
    private sealed class Rewrite(Admission.Forwarded forwarded) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext context, HttpRequestMessage message, string destination, CancellationToken cancellation)
        {
            var headers = context.Request.Headers;
            headers.Clear();
            foreach (var field in forwarded.Request.Headers)
                headers.Append(field.Name, field.Value);
            await base.TransformRequestAsync(context, message, destination, cancellation);
            message.RequestUri = new(forwarded.To.Address!, forwarded.Request.Uri.PathAndQuery);
            message.Headers.Host = forwarded.Request.Uri.Authority;
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext context, HttpResponseMessage? message, CancellationToken cancellation)
        {
            var goesOn = await base.TransformResponseAsync(context, message, cancellation);
            var headers = context.Response.Headers;
            var modified = forwarded.Modify(LoopbackServer.Fields(headers));
            headers.Clear();
            foreach (var field in modified)
                headers.Append(field.Name, field.Value);
            return goesOn;
        }
    }
}
