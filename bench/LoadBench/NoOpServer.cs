using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Bench.LoadBench;

/// <summary>
/// <c>noop-server</c>: answers each statement at once that it has run, so that what is measured is who asks. A port each: at once;
/// after a while, the same for all but some; and one that stalls now and then. Runs until its input ends.
/// </summary>
internal static class NoOpServer
{
    /// <summary>What most statements take on the second port, and what one of <see cref="SlowEach"/> takes.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(10);
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(40);
    public const int SlowEach = 50;

    /// <summary>The third port answers nothing in the last part of each period.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);

    private static readonly byte[] _answer = Encoding.UTF8.GetBytes(
        """{"id":"20260801_120000_00000_noops","infoUri":"http://127.0.0.1/ui/query.html?20260801_120000_00000_noops","stats":{"state":"FINISHED","queued":false,"scheduled":true}}""");

    /// <summary>Says its ports in a line, then serves.</summary>
    public static async Task<int> Run(TextReader input, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        await using var server = await LoopbackServer.Start(
            server => async context =>
            {
                var port = context.Connection.LocalPort;
                if (port == server.Addresses[1].Port)
                    await Task.Delay(Interlocked.Increment(ref count) % SlowEach == 0 ? Slow : Usual);
                else if (port == server.Addresses[2].Port)
                    await Task.Delay(StallAt(clock.Elapsed));
                await Answer(context);
            },
            configure: null,
            0,
            0,
            0);
        await output.WriteLineAsync(string.Join(' ', server.Addresses));
        await input.ReadToEndAsync();
        return 0;
    }

    private static TimeSpan StallAt(TimeSpan now) =>
        new TimeSpan(now.Ticks % Period.Ticks) is var phase && phase >= Period - Stall ? Period - phase : TimeSpan.Zero;

    private static Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = _answer.Length;
        return context.Response.Body.WriteAsync(_answer).AsTask();
    }
}
