using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TrinoInfra.Tests.Engine;

/// <summary>Publishes a bundle on the loopback interface, well or badly.</summary>
internal sealed class BundleServer : IAsyncDisposable
{
    /// <summary>Larger than any buffer on the way, so that half of it is seen before the rest comes.</summary>
    public static byte[] Bundle { get; } = Encoding.UTF8.GetBytes(
        "kind: Thing\nmetadata:\n  name: one\n---\n" + string.Concat(Enumerable.Range(0, 20_000).Select(n => $"# {{{{ line }}}} {n}\n")));

    private readonly WebApplication _app;
    private int _requests;

    private BundleServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context =>
        {
            Interlocked.Increment(ref _requests);
            return answer(context);
        });
    }

    /// <summary>How often it was asked.</summary>
    public int Requests => _requests;

    /// <summary>The bundle as it is pinned.</summary>
    public PinnedDownload Pin => new(
        "1.5.1", new Uri($"{_app.Urls.Single()}/standard-install.yaml"), Bundle.Length, Convert.ToHexStringLower(SHA256.HashData(Bundle)));

    public static async Task<BundleServer> StartAsync(RequestDelegate answer)
    {
        var server = new BundleServer(answer);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static RequestDelegate Good { get; } = context => SendAsync(context, Bundle);

    /// <summary>One byte is another, the size is right.</summary>
    public static RequestDelegate Altered { get; } = context => SendAsync(context, [.. Bundle[..^1], (byte)'!']);

    /// <summary>Says no length and ends early, as if that were all.</summary>
    public static RequestDelegate EndsEarly { get; } =
        context => context.Response.Body.WriteAsync(Bundle.AsMemory(..(Bundle.Length / 2))).AsTask();

    /// <summary>Says the right length, then cuts the connection.</summary>
    public static RequestDelegate Breaks { get; } = async context =>
    {
        await SendHalfAsync(context);
        // The headers must be read before the reset may overtake them.
        await Task.Delay(100);
        context.Abort();
    };

    /// <summary>Says no length and goes on after the pinned size.</summary>
    public static RequestDelegate GoesOn { get; } = async context =>
    {
        await context.Response.Body.WriteAsync(Bundle);
        await context.Response.Body.WriteAsync("more"u8.ToArray());
    };

    /// <summary>Says a length beyond the pinned size.</summary>
    public static RequestDelegate SaysTooLarge { get; } = context => SendAsync(context, [.. Bundle, (byte)'!']);

    /// <summary>Sends half, then nothing until the client leaves.</summary>
    public static RequestDelegate Stalls { get; } = async context =>
    {
        await SendHalfAsync(context);
        await UntilTheClientLeaves(context);
    };

    /// <summary>Never answers at all.</summary>
    public static RequestDelegate IsSilent { get; } = UntilTheClientLeaves;

    /// <summary>Sends a few bytes again and again: never silent, and not done within seconds.</summary>
    public static RequestDelegate Trickles { get; } =
        context => SendPiecesAsync(context, Bundle.Chunk(10).Take(500), TimeSpan.FromMilliseconds(10));

    /// <summary>Sends all of it with pauses, two and a half seconds of them together.</summary>
    public static RequestDelegate IsSlow { get; } =
        context => SendPiecesAsync(context, Bundle.Chunk(Bundle.Length / 5), TimeSpan.FromMilliseconds(500));

    public static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task SendAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private static async Task SendHalfAsync(HttpContext context)
    {
        context.Response.ContentLength = Bundle.Length;
        await context.Response.Body.WriteAsync(Bundle.AsMemory(..(Bundle.Length / 2)));
        await context.Response.Body.FlushAsync();
    }

    private static async Task SendPiecesAsync(HttpContext context, IEnumerable<byte[]> pieces, TimeSpan pause)
    {
        foreach (var piece in pieces.TakeWhile(_ => !context.RequestAborted.IsCancellationRequested))
        {
            await context.Response.Body.WriteAsync(piece);
            await context.Response.Body.FlushAsync();
            await Task.Delay(pause);
        }
    }

    /// <summary>Bounded, so that a client which does not leave fails its test instead of holding it.</summary>
    private static Task UntilTheClientLeaves(HttpContext context)
    {
        var left = new TaskCompletionSource();
        context.RequestAborted.Register(left.SetResult);
        return Task.WhenAny(left.Task, Task.Delay(TimeSpan.FromSeconds(10)));
    }
}
