using System.CommandLine;
using System.Runtime.InteropServices;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Load;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>
/// <c>bench &lt;stack&gt;</c>: a load of statements through the stack's gateway, and how long they took; cluster/bench knows the way
/// there. Exits with 1 where a statement failed.
/// </summary>
internal static class BenchCommand
{
    /// <summary>By which one finds its queries in Trino.</summary>
    public const string Source = "trino-infra-bench";

    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var (wanted, way) = (new BenchOptions(), new DoorOptions());
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var command = new Command("bench", "Measures how long statements take through the gateway, by track. Asks the stack's gateway.") { stack, json };
        foreach (var option in wanted.All.Concat(way.All))
            command.Options.Add(option);
        command.SetAction((parsed, stop) =>
        {
            if (!StackFiles.Load(terminal.Directory, parsed.GetRequiredValue(stack)).Then(SettingsReader.Read).TryGet(out var settings, out var faults))
                return Task.FromResult(terminal.Refuse(faults));
            return wanted.Read(terminal, parsed).TryGet(out var load, out faults) & way.Read(terminal, parsed, settings).TryGet(out var door, out var more)
                ? RunAsync(terminal, load!, door!, way.User(parsed), parsed.GetValue(json), stop)
                : Task.FromResult(terminal.Refuse([.. faults, .. more]));
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, WantedLoad load, Door door, string? user, bool asJson, CancellationToken stop)
    {
        // An interrupt ends the load, cancels what runs, and shows what was measured.
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = On(PosixSignal.SIGINT, interrupted);
        using var termination = On(PosixSignal.SIGTERM, interrupted);
        var login = door.MainLogin;
        var caller = new Caller { User = user ?? (login is null ? "bench" : null), Source = Source, Login = login };
        using var http = door.Open();
        var summary = await Statements.RunAsync(load, door, () => new(http, door.Server, caller), interrupted.Token);

        if (interrupted.IsCancellationRequested)
            terminal.Say("note: interrupted; what ran was cancelled, and is not counted");
        if (asJson)
            terminal.ShowJson(BenchJson.Of(summary, door).ToJsonString(ReadableJson.Indented));
        else
            terminal.Show(console => BenchView.Write(summary, door, console));
        return summary.All.Failed == 0 && !interrupted.IsCancellationRequested ? ExitCode.Fine : ExitCode.Input;
    }

    private static PosixSignalRegistration On(PosixSignal signal, CancellationTokenSource interrupted) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        interrupted.Cancel();
    });
}
