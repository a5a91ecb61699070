using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Google.Protobuf.WellKnownTypes;
using TrinoInfra.Settings;
using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>One run of the built program by an engine: what it registered and logged, and how it ended.</summary>
internal sealed record EngineRun
{
    /// <summary>By which the SDK tells that people have been told what is wrong.</summary>
    public const int ErrorsWereLogged = 32;

    /// <summary>A program that waits for ever fails its test instead of holding it.</summary>
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    public required int ExitCode { get; init; }

    /// <summary>What it printed, to whichever stream: nobody looks there under an engine.</summary>
    public required string Printed { get; init; }

    public required IReadOnlyCollection<LogRequest> Log { get; init; }

    public required IReadOnlyCollection<WireResource> Registered { get; init; }

    public required IReadOnlyCollection<(string Hook, string Resource)> Hooks { get; init; }

    /// <summary>Those of the stack; null where it registered none.</summary>
    public required Struct? Outputs { get; init; }

    /// <summary>The program said that nothing more comes.</summary>
    public required bool IsDone { get; init; }

    /// <summary>What people read in red.</summary>
    public IEnumerable<string> Errors =>
        Log.Where(message => message.Severity == LogSeverity.Error).Select(message => message.Message);

    /// <summary>All resources but the stack, in the form of <c>preview --json</c>.</summary>
    public IEnumerable<JsonObject> Resources =>
        Registered.Where(resource => !resource.IsStack).Select(resource => resource.Element);

    /// <param name="stack">What to run.</param>
    /// <param name="mode">What for.</param>
    /// <param name="kind">By which engine.</param>
    /// <param name="more">What its environment holds beside what the language host gives it.</param>
    public static async Task<EngineRun> OfAsync(
        EngineStack stack, RunMode mode, EngineKind? kind = null, params (string Name, string Value)[] more)
    {
        using var monitor = new Monitor(stack.Name, SettingsSource.Namespace, mode, kind ?? EngineKind.Current);
        var log = new EngineLog();
        await using var server = await EngineServer.StartAsync(monitor, log);
        var environment = stack.Environment(server.Address, mode);
        foreach (var (name, value) in more)
            environment[name] = value;

        var (exitCode, printed) = await RunAsync(stack.Folder, environment);
        return new EngineRun
        {
            ExitCode = exitCode,
            Printed = printed,
            Log = log.Messages,
            Registered = monitor.Registered,
            Hooks = monitor.Hooks.Ran,
            Outputs = monitor.Outputs.SingleOrDefault(outputs => Urns.IsStack(outputs.Key)).Value,
            IsDone = monitor.IsDone,
        };
    }

    /// <summary>Runs the built program without an engine of this harness's.</summary>
    public static async Task<(int ExitCode, string Printed)> RunAsync(string folder, Dictionary<string, string> environment)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(_limit);
        var result = await Cli.Wrap("dotnet")
            .WithArguments([Program()])
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(Only(environment))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
        return (result.ExitCode, result.StandardOutput + result.StandardError);
    }

    /// <summary>Where it did not, the test fails with all that was said.</summary>
    public void Succeeded() =>
        Assert.True(this is { ExitCode: 0, Printed: "", IsDone: true } && !Errors.Any(), $"{this}");

    /// <summary>One message, no line of it a stack trace's; nothing was registered.</summary>
    public string Refused()
    {
        Assert.True(this is { ExitCode: ErrorsWereLogged, Printed: "", IsDone: false }, $"{this}");
        Assert.Empty(Registered.Select(resource => resource.Name));
        var error = Assert.Single(Errors);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return error;
    }

    /// <summary>How it ended, and what people would read of it.</summary>
    public override string ToString() => string.Join('\n',
    [
        $"exit code {ExitCode}",
        Printed,
        .. Log.Where(message => message.Severity != LogSeverity.Debug).Select(message => $"{message.Severity}: {message.Message}"),
    ]);

    /// <summary>The build's own output, with the versions of packages that it runs with, which the tests' need not be.</summary>
    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine($"{configuration.Parent!.Parent}", "TrinoInfra", configuration.Name, "TrinoInfra.dll");
    }

    /// <summary>Takes away whatever else the tests were started with: only what finds dotnet stays.</summary>
    private static Dictionary<string, string?> Only(Dictionary<string, string> given)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Except(["PATH", "DOTNET_ROOT", "TMPDIR"])
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in given)
            environment[name] = value;
        return environment;
    }
}
