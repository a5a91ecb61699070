using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Verify;

/// <summary><c>verify &lt;stack&gt;</c>: whether every track answers, and how the main host splits; cluster/verify knows the way there.</summary>
internal static class VerifyCommand
{
    private const int MostQueries = 1_000_000;

    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var count = new Option<string>("--count") { Description = "How many queries go through the main host.", HelpName = "n", DefaultValueFactory = _ => "50" };
        var query = new Option<string>("--query") { Description = "The statement.", HelpName = "sql", DefaultValueFactory = _ => "SELECT 1" };
        var way = new DoorOptions();
        var command = new Command("verify", "Runs a query on every track through its own address, and others through the main host. Asks the stack's gateway.") { stack, count, query };
        foreach (var option in way.All)
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            if (!StackFiles.Load(terminal.Directory, parsed.GetRequiredValue(stack)).Then(SettingsReader.Read).TryGet(out var settings, out var faults))
                return terminal.Refuse(faults);
            var door = way.Read(terminal, parsed, settings);
            List<Fault> wrong = [];
            var queries = NumberOption.Read(count.Name, parsed.GetRequiredValue(count), 0, MostQueries, wrong);
            if (!door.TryGet(out var open, out faults) || wrong.Count > 0)
                return terminal.Refuse([.. faults, .. wrong]);

            using var http = open!.Open();
            var verification = new Verification(terminal, settings, open, http, parsed.GetRequiredValue(query), way.User(parsed));
            return await verification.RunAsync(queries, stop) ? ExitCode.Fine : ExitCode.Input;
        });
        return command;
    }
}
