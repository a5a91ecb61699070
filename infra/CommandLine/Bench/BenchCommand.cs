using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine.Bench.Comparison;
using TrinoInfra.Files;
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
        var (wanted, way, compare) = (new BenchOptions(), new DoorOptions(), new CompareOptions());
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var command = new Command("bench", "Measures how long statements take through the gateway, by track. Asks the stack's gateway.") { stack, json };
        foreach (var option in wanted.All.Concat(way.All).Concat(compare.All))
            command.Options.Add(option);
        command.Validators.Add(compare.Validate);
        command.SetAction((parsed, stop) =>
        {
            if (compare.IsGiven(parsed))
                return CompareAsync(terminal, parsed.GetRequiredValue(stack), wanted, way, compare, parsed, parsed.GetValue(json), stop);
            if (!StackFiles.Load(terminal.Directory, parsed.GetRequiredValue(stack)).Then(SettingsReader.Read).TryGet(out var settings, out var faults))
                return Task.FromResult(terminal.Refuse(faults));
            return wanted.Read(terminal, parsed).TryGet(out var load, out faults) & way.Read(terminal, parsed, settings).TryGet(out var door, out var more)
                ? RunAsync(terminal, load!, door!, way.User(parsed), parsed.GetValue(json), stop)
                : Task.FromResult(terminal.Refuse([.. faults, .. more]));
        });
        return command;
    }

    private static async Task<int> CompareAsync(
        Terminal terminal, string stack, BenchOptions wanted, DoorOptions way, CompareOptions compare, ParseResult parsed, bool asJson, CancellationToken stop)
    {
        if (!CompareOptions.Bench(terminal, stack).TryGet(out var bench, out var faults))
            return terminal.Refuse(faults);
        if (!(wanted.Read(terminal, parsed).TryGet(out var load, out faults) & way.Read(terminal, parsed, bench.Measured).TryGet(out var door, out var more)
            & compare.Read(terminal, parsed, bench).TryGet(out var comparison, out var rest)))
        {
            return terminal.Refuse([.. faults, .. more, .. rest]);
        }

        using var interrupt = new Interrupt(stop);
        return await new CompareRun(terminal, bench, comparison!, load!, door!, way.User(parsed)).RunAsync(asJson, interrupt.Token);
    }

    private static async Task<int> RunAsync(Terminal terminal, WantedLoad load, Door door, string? user, bool asJson, CancellationToken stop)
    {
        // An interrupt ends the load, cancels what runs, and shows what was measured.
        using var interrupt = new Interrupt(stop);
        var login = door.MainLogin;
        var caller = new Caller { User = user ?? (login is null ? "bench" : null), Source = Source, Login = login };
        using var http = door.Open();
        var summary = await Statements.RunAsync(load, door, () => new(http, door.Server, caller), interrupt.Token);

        if (interrupt.Token.IsCancellationRequested)
            terminal.Say("note: interrupted; what ran was cancelled, and is not counted");
        if (asJson)
            terminal.ShowJson(BenchJson.Of(summary, door).ToJsonString(ReadableJson.Indented));
        else
            terminal.Show(console => BenchView.Write(summary, door, console));
        return summary.All.Failed == 0 && !interrupt.Token.IsCancellationRequested ? ExitCode.Fine : ExitCode.Input;
    }
}
