using System.CommandLine;

namespace TrinoInfra.CommandLine.Cluster;

/// <summary><c>cluster &lt;stack&gt;</c>: what the scripts of cluster/ need to know of the stack.</summary>
internal static class ClusterCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var command = new Command("cluster", "Prints where the stack goes and how it is reached, as KEY=value lines for scripts.") { stack };
        command.SetAction(parsed => StackArgument.WithPlanAsync(terminal, parsed.GetRequiredValue(stack), (plan, settings) =>
        {
            foreach (var line in ClusterFacts.Of(plan, settings))
                terminal.Show(line);
            return ExitCode.Fine;
        }));
        return command;
    }
}
