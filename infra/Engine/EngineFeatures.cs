using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TrinoInfra.Engine;

/// <summary>
/// What the engine that runs the program can do. The SDK asks the same, but fails the run where an engine is too old for
/// hooks, and does not ask after error hooks, which came later than the others.
/// </summary>
/// <param name="monitor">Where the engine's resource monitor listens: <c>PULUMI_MONITOR</c>, e.g. <c>127.0.0.1:40001</c>.</param>
internal sealed class EngineFeatures(string? monitor)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>True where a program may register hooks on resources: the CLI of 2026. False also where it does not answer.</summary>
    public Task<bool> HaveHooksAsync() => HaveAsync("resourceHooks");

    /// <summary>True where a program may register error hooks: the CLI from 3.217.1 on. False also where it does not answer.</summary>
    public Task<bool> HaveErrorHooksAsync() => HaveAsync("resourceHooks", "errorHooks");

    private async Task<bool> HaveAsync(params string[] features)
    {
        try
        {
            foreach (var feature in features)
            {
                if (!await HasAsync(feature))
                    return false;
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>The call <c>pulumirpc.ResourceMonitor/SupportsFeature</c>: a text in, a truth value out, each as field 1.</summary>
    private async Task<bool> HasAsync(string feature)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limit };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{monitor}/pulumirpc.ResourceMonitor/SupportsFeature")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Framed([0x0A, (byte)feature.Length, .. Encoding.ASCII.GetBytes(feature)])),
        };
        request.Headers.TE.Add(new("trailers"));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode && answer.AsSpan().EndsWith(Framed([0x08, 0x01]));
    }

    /// <summary>A message of gRPC: not compressed, its length, itself.</summary>
    private static byte[] Framed(ReadOnlySpan<byte> message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(5));
        return frame;
    }
}
