using System.Net;
using System.Net.Sockets;
using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>
/// Requests over loopback sockets, as a client with a connection pool sends them. Every host of the stack resolves to
/// the gateway, and https is spoken in the clear, so URIs are used as they were issued; certificates are looked at.
/// </summary>
public sealed class SocketWire : IWire, IDisposable
{
    private readonly PublicAddress address;
    private readonly GatewayServer gateway;
    private readonly HttpMessageInvoker invoker;

    public SocketWire(GatewayServer gateway, PublicAddress address, int connectionsAHost = int.MaxValue)
    {
        (this.address, this.gateway) = (address, gateway);
        invoker = new(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = connectionsAHost,
            ConnectCallback = async (context, cancellation) =>
            {
                var listener = context.DnsEndPoint.Port == address.Https ? gateway.Https : gateway.Http;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, listener.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    public async ValueTask<Answer> Send(Request request)
    {
        address.Connect(request.Uri);
        gateway.Gateway.State.Certificates.Shake(request.Uri);
        using var message = new HttpRequestMessage(
            new(request.Method), new UriBuilder(request.Uri) { Scheme = "http", Port = request.Uri.Port }.Uri);
        if (request.Body != "")
            message.Content = new StringContent(request.Body);
        message.Headers.Host = request.Uri.Authority;
        foreach (var field in request.Headers)
            message.Headers.TryAddWithoutValidation(field.Name, field.Value);
        using var answer = await invoker.SendAsync(message, default);
        var fields = answer.Headers.Concat(answer.Content.Headers)
            .SelectMany(header => header.Value.Select(value => new HeaderField(header.Key, value)));
        return new((int)answer.StatusCode, HeaderFields.Of(fields), await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => invoker.Dispose();
}
