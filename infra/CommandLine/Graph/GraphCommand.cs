using System.CommandLine;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.Graph;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.CommandLine.Graph;

internal static class GraphCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var command = new Command("graph", "Draws.") { stack };
        command.SetAction(parsed => StackArgument.WithPlanAsync(terminal, parsed.GetRequiredValue(stack), (plan, settings) =>
        {
            var routes = RouteFile.Parse(PublicRoutes.Of(plan, settings.Gateway), plan.Stack);
            terminal.Out.Write(TrafficSvg.Of(TrafficGraph.Of(settings, RouteTable.Of(routes))));
            return ExitCode.Fine;
        }));
        return command;
    }
}
