using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CliWrap;
using CliWrap.EventStream;

namespace TrinoInfra.Tests.Components;

/// <summary>The drain gate's script, running as a process.</summary>
internal sealed class DrainGateRun : IAsyncDisposable
{
    private readonly CancellationTokenSource kill = new();
    private readonly List<string> log = [];
    private readonly Stopwatch sinceAsked = new();
    private readonly Task<int> ended;
    private TaskCompletionSource news = new();
    private int processId;

    private DrainGateRun(Command command) => ended = Listen(command);

    /// <summary>How long it took to end once it was asked to.</summary>
    public TimeSpan Took { get; private set; }

    public string Log
    {
        get
        {
            lock (log)
                return string.Join('\n', log);
        }
    }

    /// <param name="coordinator">The value of COORDINATOR_URL.</param>
    /// <param name="shell">What runs it.</param>
    /// <param name="environment">Further variables; those that say how long to wait are small.</param>
    public static DrainGateRun Start(
        string coordinator, string shell = "sh", params IEnumerable<(string Name, string Value)> environment)
    {
        Dictionary<string, string?> variables = new()
        {
            ["COORDINATOR_URL"] = coordinator,
            ["DRAIN_SECONDS"] = "60",
            ["QUIET_SECONDS"] = "0",
            ["POLL_SECONDS"] = "0.4",
            ["ANSWER_SECONDS"] = "10",
        };
        foreach (var (name, value) in environment)
            variables[name] = value;
        return new(Cli.Wrap(shell)
            .WithArguments([Script()])
            .WithEnvironmentVariables(variables)
            .WithValidation(CommandResultValidation.None));
    }

    /// <summary>Waits until its log holds the text.</summary>
    /// <exception cref="TimeoutException">It never does.</exception>
    public async Task Says(string text)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var next = news.Task;
            if (Log.Contains(text, StringComparison.Ordinal))
                return;
            if (ended.IsCompleted || deadline.Elapsed > TimeSpan.FromSeconds(90))
                throw new TimeoutException($"The gate never said '{text}':\n{Log}");
            await Task.WhenAny(next, Task.Delay(100));
        }
    }

    /// <summary>Asks it to end, as the kubelet does.</summary>
    public async Task Ask()
    {
        await Says("stands by");
        sinceAsked.Start();
        await Cli.Wrap("kill").WithArguments(["-TERM", processId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();
    }

    /// <summary>Whether it has not ended by then.</summary>
    public async Task<bool> Outlasts(int milliseconds) =>
        await Task.WhenAny(ended, Task.Delay(milliseconds)) != ended;

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> End()
    {
        var code = await ended.WaitAsync(TimeSpan.FromSeconds(120));
        Took = sinceAsked.Elapsed;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        await kill.CancelAsync();
        await ended.ContinueWith(_ => { }, TaskScheduler.Default);
        kill.Dispose();
    }

    private async Task<int> Listen(Command command)
    {
        await foreach (var happening in command.ListenAsync(kill.Token))
        {
            switch (happening)
            {
                case StartedCommandEvent started:
                    processId = started.ProcessId;
                    break;
                case StandardOutputCommandEvent said:
                    Add(said.Text);
                    break;
                case StandardErrorCommandEvent complained:
                    Add(complained.Text);
                    break;
                case ExitedCommandEvent exited:
                    return exited.ExitCode;
            }
        }

        throw new UnreachableException();
    }

    private void Add(string line)
    {
        lock (log)
            log.Add(line);
        Interlocked.Exchange(ref news, new()).TrySetResult();
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../infra/Components/Draining/drain-gate.sh"));
}
