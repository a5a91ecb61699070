using System.Globalization;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Components;

/// <summary>The workers' preStop hook, against servers that answer as a worker may.</summary>
public sealed class WorkerStopTests
{
    private const string Leaves = "the worker leaves: no new tasks, and it ends when those it has are done";
    private const string NoTasks = "nothing listens, so the worker has no tasks: it ends at once";

    /// <summary>The server's answers in order, what the container's log then says, and whether the hook waits for the worker.</summary>
    public static TheoryData<string, string[], bool> Answers => new()
    {
        { "refused", [NoTasks], false },
        { "200", [Leaves], true },
        { "204", [Leaves], true },
        { "500 500 200", ["the worker answered 500 when asked to leave: asks again until it is taken", Leaves], true },
        { "503 500 200", [Problem("the worker answered 503"), Problem("the worker answered 500"), Leaves], true },
        { "hangs 200", [Problem("the worker did not answer within 1 s"), Leaves], true },
        { "breaks 200", [Problem("the request failed (curl exit code 56)"), Leaves], true },
        { "500 refused", [Problem("the worker answered 500"), NoTasks], false },
        { "401", [Refuses(401)], true },
        { "403", [Refuses(403)], true },
        { "404", [Refuses(404)], true },
        { "500 403", [Problem("the worker answered 500"), Refuses(403)], true },
    };

    // They wait far more than they work: all at once, each told for itself.
    private static readonly Lazy<Dictionary<string, Task>> Runs = new(() => Answers.ToDictionary(
        row => row.Data.Item1, row => Task.Run(() => AskAsync(row.Data.Item1, row.Data.Item2, row.Data.Item3))));

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_hook_asks_until_it_is_taken_then_waits(string answers, string[] says, bool waits)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("the hook reads /proc, as in the image");
        Assert.True(waits || says[^1] == NoTasks);
        await Runs.Value[answers];
    }

    private static async Task AskAsync(string answers, string[] says, bool waits)
    {
        var script = new Queue<string>(answers.Split(' '));
        var asked = new List<Request>();
        var total = script.Count;
        await using var server = await LoopbackServer.Start(
            running => async context =>
            {
                asked.Add(await LoopbackServer.Read(context, "http", withBody: true));
                var answer = script.Dequeue();
                if (answer == "hangs")
                    await Task.Delay(3000, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                if (answer is "hangs" or "breaks")
                    context.Abort();
                else
                    context.Response.StatusCode = int.Parse(answer, CultureInfo.InvariantCulture);
            },
            configure: null,
            0);
        if (script.Peek() == "refused")
            await server.DisposeAsync();
        await using var run = await WorkerStopRun.Start(server.Addresses[0], patience: answers.Contains("hangs", StringComparison.Ordinal) ? 1 : 30);
        if (script.Contains("refused") && script.Count > 1)
        {
            await run.Says(1);
            await server.DisposeAsync();
        }

        await run.Says(says.Length);
        if (waits)
        {
            Assert.True(await run.Outlasts(milliseconds: 1500));
            Assert.Equal(total, asked.Count);
            await run.EndWorker();
        }

        Assert.Equal(0, await run.End());
        Assert.Equal(
            says.Select(line => line.Replace("URL", $"{server.Addresses[0]}v1/info/state", StringComparison.Ordinal)),
            // Whether curl reads the end or the reset first, is a race.
            run.Log.Select(line => line.Replace("worker-stop: ", "", StringComparison.Ordinal).Replace("code 52", "code 56", StringComparison.Ordinal)));
        Assert.All(asked, request =>
        {
            Assert.Equal(("PUT", "/v1/info/state", "\"SHUTTING_DOWN\""), (request.Method, request.Uri.AbsolutePath, request.Body));
            Assert.Equal(("application/json", "admin"), (request.Headers["Content-Type"], request.Headers["X-Trino-User"]));
        });
    }

    private static string Problem(string what) => $"{what} when asked to leave: asks again until it is taken";

    private static string Refuses(int status) =>
        $"the worker refuses to leave ({status} to admin's PUT of URL): at the end of its grace period it is killed";
}
