using System.Diagnostics;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Cluster;
using TrinoInfra.Tests.Protocol;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Rollout;

/// <summary>
/// A stack of two tracks behind the harness's gateway, under load that never ends, a folder with its stack file, and the built
/// program that moves its weights by a stand-in for Pulumi.
/// </summary>
internal sealed class RolloutWorld : IAsyncDisposable
{
    public const string Stable = "trino-v1-stable";
    public const string Canary = "trino-v2-canary";
    private const int Clients = 6;

    private readonly string _root = Directory.CreateTempSubdirectory("trino-infra-rollout-").FullName;
    private readonly ServerSet _servers = new();
    private readonly List<string> _failures = [];
    private GatewayServer _gateway = null!;
    private TlsDoor _door = null!;
    private SocketWire _wire = null!;
    private Task _load = Task.CompletedTask;
    private volatile bool _isOver;

    private RolloutWorld()
    {
    }

    public EngineStandIn Engine { get; private set; } = null!;

    public string Folder => Path.Combine(_root, "project");

    public string StackFile => Path.Combine(Folder, "Pulumi.dev.yaml");

    public string StateFile => Path.Combine(Folder, ".state", "rollout-dev.json");

    /// <summary>How a statement fails on the canary; null where it does not.</summary>
    public Func<string, QueryError?> Fate { get; set; } = _ => null;

    /// <summary>What other row a statement brings on the canary; null where it brings the same.</summary>
    public Func<string, string?> Rows { get; set; } = _ => null;

    /// <summary>Between two statements of a client.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Statements that the canary was given, failed or not.</summary>
    public int OfCanary => _ofCanary;

    private int _ofCanary;

    /// <summary>Statements that failed, as their clients saw it.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_failures)
                return [.. _failures];
        }
    }

    /// <summary>All on the stable, nothing on the canary.</summary>
    public static Task<RolloutWorld> Start() => Start(text => text
        .Replace("weight: 90", "weight: 100", StringComparison.Ordinal).Replace("weight: 10\n", "weight: 0 # nothing yet\n", StringComparison.Ordinal));

    /// <param name="edit">From the checkout's stack file to the world's.</param>
    public static async Task<RolloutWorld> Start(Func<string, string> edit)
    {
        var world = new RolloutWorld();
        Directory.CreateDirectory(world.Folder);
        File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(world.Folder, "Pulumi.yaml"));
        var text = await File.ReadAllTextAsync(Repository.File("Pulumi.dev.yaml"));
        await File.WriteAllTextAsync(world.StackFile, edit(text));
        world._gateway = await GatewayServer.Start(new(seed: 20260801));
        world._door = new("trino.example.com", () => world._gateway.Https);
        await File.WriteAllTextAsync(Path.Combine(world._root, "ca.crt"), world._door.AuthorityPem);
        world.Engine = await EngineStandIn.Start(
            world.Folder,
            Directory.CreateDirectory(Path.Combine(world._root, "bin")).FullName,
            new(world._gateway.Gateway, RenderedRoutes.Of, coordinator => world._servers.Start(
                coordinator.Name == Canary
                ? new(Canary, new() { Fate = world.FateOnCanary, Rows = sql => world.Rows(sql), Views = (viewer, user) => viewer != "stranger" || user == viewer })
                : coordinator)));
        world.BeginLoad();
        return world;
    }

    /// <summary>Runs the command to its end.</summary>
    public async Task<(int Code, string Output)> Run(params string[] more)
    {
        using var run = Begin(more);
        return await run.End();
    }

    /// <summary>Begins the command; it goes on until its end, or somebody's.</summary>
    public Running Begin(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        string[] arguments =
        [
            Path.Combine($"{build.Parent!.Parent}", "TrinoInfra", build.Name, "TrinoInfra.dll"),
            "rollout", "dev", .. more, "--look-every", "100ms", "--address", $"127.0.0.1:{_door.Port}", "--ca", Path.Combine(_root, "ca.crt"),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{Path.Combine(_root, "bin")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = _root;
        return new(Process.Start(start)!);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await _load;
        await Engine.DisposeAsync();
        _wire.Dispose();
        await _door.DisposeAsync();
        await _gateway.DisposeAsync();
        await _servers.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private QueryError? FateOnCanary(string sql)
    {
        if (!sql.StartsWith("SELECT name", StringComparison.Ordinal))
            return null;
        Interlocked.Increment(ref _ofCanary);
        return Fate(sql);
    }

    private void BeginLoad()
    {
        var gateway = new GatewaySettings { Hostname = Hostname.Of("trino.example.com") };
        _wire = new(_gateway, PublicAddress.Of(gateway));
        _load = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var client = new TrinoClient(_wire, PublicAddress.MainHost(gateway), new());
            while (!_isOver)
            {
                var statement = await client.Run("SELECT name FROM nation LIMIT 1");
                if (!statement.Succeeded)
                {
                    lock (_failures)
                        _failures.Add($"{statement}");
                }

                await Task.Delay(Pace);
            }
        })));
    }
}

/// <summary>A command that runs.</summary>
internal sealed class Running : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public Running(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        (_output, _error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>SIGKILL, to it alone.</summary>
    public void Kill() => _process.Kill();

    public void Terminate() => Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();

    /// <summary>What is left of a limit that no healthy run needs.</summary>
    public async Task<(int Code, string Output)> End()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }

        return (_process.ExitCode, await _output + await _error);
    }

    public void Dispose() => _process.Dispose();
}
