using System.CommandLine;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.Graph;
using TrinoInfra.Plan;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Graph;

/// <summary><c>graph &lt;stack&gt; [--order] [--format svg|mermaid|dot]</c>: pictures of the stack.</summary>
internal static class GraphCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var order = new Option<bool>("--order") { Description = "The order in which the stack comes up, instead of the way of a request." };
        var format = new Option<string>("--format") { Description = "svg, mermaid or dot.", DefaultValueFactory = _ => "svg" };
        format.AcceptOnlyFromAmong("svg", "mermaid", "dot");
        var command = new Command("graph", "Draws the way of a request to the tracks, or the order in which the stack comes up.") { stack, order, format };
        command.SetAction(parsed => StackArgument.WithPlanAsync(terminal, parsed.GetRequiredValue(stack), (plan, settings) =>
        {
            terminal.Out.Write(Picture(plan, settings, parsed.GetValue(order), parsed.GetRequiredValue(format)));
            return ExitCode.Fine;
        }));
        return command;
    }

    private static string Picture(StackPlan plan, StackSettings settings, bool order, string format)
    {
        if (order)
        {
            var starts = StartOrder.Of(plan);
            return format == "svg" ? StartOrderSvg.Of(starts, plan.Stack) : Written(Diagram.Of(starts), format);
        }

        var traffic = TrafficGraph.Of(settings, RouteTable.Of(RouteFile.Parse(PublicRoutes.Of(plan, settings.Gateway), plan.Stack)));
        return format == "svg" ? TrafficSvg.Of(traffic) : Written(Diagram.Of(traffic), format);
    }

    private static string Written(Diagram diagram, string format) => format == "dot" ? Dot.Of(diagram) : Mermaid.Of(diagram);
}
