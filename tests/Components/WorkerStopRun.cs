using System.Globalization;
using System.Runtime.CompilerServices;
using CliWrap;
using CliWrap.EventStream;

namespace TrinoInfra.Tests.Components;

/// <summary>The workers' preStop hook, running as a process beside another that stands for the worker.</summary>
internal sealed class WorkerStopRun : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly List<string> log = [];
    private readonly TaskCompletionSource<int> started = new();
    private readonly Task worker;
    private Task<CommandResult> hook = null!;

    private WorkerStopRun() => worker = Work();

    public static string Script { get; } = Find();

    /// <summary>What the worker's container has logged.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
                return [.. log];
        }
    }

    /// <param name="server">Where the worker's server is.</param>
    /// <param name="patience">How long the hook waits for an answer, in seconds.</param>
    public static async Task<WorkerStopRun> Start(Uri server, int patience)
    {
        var run = new WorkerStopRun();
        var pid = await run.started.Task;
        run.hook = Cli.Wrap("/bin/sh")
            // As the kubelet calls it, but for the worker's process and its patience.
            .WithArguments([
                "-c", await File.ReadAllTextAsync(Script), "worker-stop", server.GetLeftPart(UriPartial.Authority),
                pid.ToString(CultureInfo.InvariantCulture), patience.ToString(CultureInfo.InvariantCulture),
            ])
            .WithEnvironmentVariables(variables => variables.Set("http_proxy", "http://127.0.0.1:9").Set("no_proxy", null))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(run.end.Token).Task;
        return run;
    }

    /// <summary>Waits until the log holds as many lines.</summary>
    public async Task Says(int lines)
    {
        for (var waited = 0; Log.Count < lines; waited++)
        {
            Assert.True(waited < 600, $"The log stays at:\n{string.Join('\n', Log)}");
            await Task.Delay(100);
        }
    }

    /// <summary>Whether the hook has not ended by then.</summary>
    public async Task<bool> Outlasts(int milliseconds) => await Task.WhenAny(hook, Task.Delay(milliseconds)) != hook;

    /// <summary>Waits until the hook has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> End() => (await hook.WaitAsync(TimeSpan.FromSeconds(60))).ExitCode;

    /// <summary>Ends the worker's process.</summary>
    public async Task EndWorker()
    {
        await Cli.Wrap("kill").WithArguments([(await started.Task).ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();
        await worker;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(worker, hook).ContinueWith(_ => { }, TaskScheduler.Default);
        end.Dispose();
    }

    private async Task Work()
    {
        var command = Cli.Wrap("sleep").WithArguments("600").WithValidation(CommandResultValidation.None);
        await foreach (var happening in command.ListenAsync(end.Token))
        {
            if (happening is StartedCommandEvent process)
                started.SetResult(process.ProcessId);
            if (happening is StandardOutputCommandEvent { Text: var line })
            {
                lock (log)
                    log.Add(line);
            }
        }
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../infra/Components/Draining/worker-stop.sh"));
}
