using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine.Diff;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.CommandLine.Preview;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;
using TrinoInfra.Graph;
using TrinoInfra.Graph.Page;
using TrinoInfra.Plan;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Graph;

/// <summary><c>graph &lt;stack&gt; [--order] [--rule name]... [--narrow] [--format svg|mermaid|dot]</c> or <c>graph &lt;stack&gt; --html</c>: pictures of the stack.</summary>
internal static class GraphCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var order = new Option<bool>("--order") { Description = "The order in which the stack comes up, instead of the way of a request." };
        var rules = new Option<string[]>("--rule") { Description = "Of all routes the rules of this name alone, such as new-statements; as often as needed.", HelpName = "name" };
        var format = new Option<string>("--format") { Description = "svg, mermaid or dot.", DefaultValueFactory = _ => "svg" };
        format.AcceptOnlyFromAmong("svg", "mermaid", "dot");
        var narrow = new Option<bool>("--narrow") { Description = "As wide as a telephone: the rules and the tracks, in few words." };
        var html = new Option<bool>("--html") { Description = "Both pictures, and the plan as a table to filter: one file for a browser." };
        var sides = new SideOptions();
        var command = new Command("graph", "Draws the way of a request to the tracks, or the order in which the stack comes up.") { stack };
        foreach (var option in (IEnumerable<Option>)[order, rules, narrow, format, html, .. sides.All])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool Has(Option option) => result.GetResult(option) is { Implicit: false };
            if (Has(html) && (Has(order) || Has(format)))
                result.AddError("--html has both pictures, as SVG: leave out --order and --format.");
            if (Has(rules) && (Has(order) || Has(html)))
                result.AddError("--rule is of the way of a request: leave out --order and --html.");
            if (Has(narrow) && (Has(order) || Has(html) || Has(format)))
                result.AddError("--narrow is of the way of a request, as SVG: leave out --order, --format and --html, whose page is narrow where its window is.");
            if (sides.Given(result) > 1 || (sides.Given(result) > 0 && !Has(html)))
                result.AddError($"One of {SideOptions.Names} goes with --html, whose page then says what the change does.");
        });
        command.SetAction(async parsed =>
        {
            var name = parsed.GetRequiredValue(stack);
            PageChange? change = null;
            if (await sides.DifferenceAsync(terminal, parsed, name) is { } compared)
            {
                if (!compared.TryGet(out var difference, out var faults))
                    return terminal.Refuse(faults);
                change = Change(difference, PlanConsequences.Of(difference));
            }

            return await StackArgument.WithAnyPlanAsync(terminal, name, (plan, declared) =>
            {
                var traffic = Traffic(plan, declared);
                if (parsed.GetValue(rules) is { Length: > 0 } asked)
                {
                    string[] known = [.. traffic.Routes.SelectMany(route => route.Rules).Select(rule => rule.Name).Distinct()];
                    if (asked.Except(known).ToList() is { Count: > 0 } unknown)
                        return terminal.Refuse([.. unknown.Select(rule => new Fault("--rule", $"{Quoted.Text(rule)} is the name of no rule", $"give one of {string.Join(", ", known)}"))]);
                    traffic = traffic.Only(asked);
                }

                terminal.Out.Write(
                    parsed.GetValue(html) ? Page(plan, traffic, change)
                    : parsed.GetValue(order) ? Order(plan, parsed.GetRequiredValue(format))
                    : parsed.GetValue(narrow) ? TrafficSvg.Of(traffic, TrafficLayout.Narrow)
                    : Way(traffic, parsed.GetRequiredValue(format)));
                return ExitCode.Fine;
            });
        });
        return command;
    }

    private static string Page(StackPlan plan, TrafficGraph traffic, PageChange? change) =>
        StackPage.Of(plan.Stack, traffic, StartOrder.Of(plan), [.. plan.Resources.Select(Row)], change);

    private static PageChange Change(PlanDifference difference, PlanConsequences consequences) => new(
        difference.Before.Title,
        difference.After.Title,
        [.. DiffSummary.Notes(difference)],
        consequences.All.IsEmpty
            ? [("", consequences.Summary.Length > 0 ? consequences.Summary : DiffSummary.Nothing)]
            : [.. consequences.All.Select(consequence => (DiffCommand.Words(consequence.Severity), $"{consequence}"))]);

    private static string Way(TrafficGraph traffic, string format) =>
        format == "svg" ? TrafficSvg.Of(traffic) : Written(Diagram.Of(traffic), format);

    private static string Order(StackPlan plan, string format) =>
        format == "svg" ? StartOrderSvg.Of(StartOrder.Of(plan), plan.Stack) : Written(Diagram.Of(StartOrder.Of(plan)), format);

    private static string Written(Diagram diagram, string format) => format == "dot" ? Dot.Of(diagram) : Mermaid.Of(diagram);

    private static TrafficGraph Traffic(StackPlan plan, IDeclaration declared) => declared switch
    {
        StackSettings settings => TrafficGraph.Of(settings, RouteTable.Of(RouteFile.Parse(PublicRoutes.Of(plan, settings.Gateway), plan.Stack))),
        BenchSettings bench => IngressGraph.Of(bench),
        _ => throw new InvalidOperationException($"Nothing is drawn of {declared.GetType()}."),
    };

    private static PageResource Row(PlannedResource resource) =>
        new(resource.Type, resource.Kind, resource.Name, resource.Parent ?? "", [.. ResourceFacts.Of(resource)]);
}
