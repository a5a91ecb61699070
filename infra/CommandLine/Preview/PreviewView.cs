using Spectre.Console;
using TrinoInfra.Checking;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Preview;

/// <summary>A plan for people: the tree of resources, a count by kind, the longest wait, the outputs.</summary>
internal static class PreviewView
{
    public static void Write(StackPlan plan, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]Stack {plan.Stack}[/], an offline plan");
        console.WriteLine();
        console.Write(Tree(plan));
        console.WriteLine();
        console.Write(Summary(plan));
    }

    private static Tree Tree(StackPlan plan)
    {
        var tree = new Tree(new Markup($"[bold]{Markup.Escape(SettingsSource.Namespace)}[/]")).Guide(TreeGuide.Line);
        foreach (var resource in plan.Resources.Where(resource => resource.Parent is null))
            tree.AddNode(Node(plan, resource));
        return tree;
    }

    private static TreeNode Node(StackPlan plan, PlannedResource resource)
    {
        var facts = ResourceFacts.Of(resource).Select(Quoted.Whole).ToList();
        var node = new TreeNode(Label(resource, facts is [var only] ? only : null));
        if (facts.Count > 1)
            node.AddNodes(facts.Select(fact => new Text(fact, Ink.Grey)));
        foreach (var child in plan.Resources.Where(child => child.Parent == resource.Name))
            node.AddNode(Node(plan, child));
        return node;
    }

    private static Markup Label(PlannedResource resource, string? fact) => new(
        $"[{(resource.IsComponent ? "bold" : Ink.Green.ToMarkup())}]{Markup.Escape(resource.Kind)}[/] {Markup.Escape(resource.Name)}"
        + (fact is null ? "" : $": [{Ink.Grey.ToMarkup()}]{Markup.Escape(fact)}[/]"));

    private static Grid Summary(StackPlan plan)
    {
        var counts = plan.Resources
            .Where(resource => !resource.IsComponent)
            .CountBy(resource => resource.Kind)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => $"{kind.Value} {kind.Key}");
        var components = plan.Resources.Count(resource => resource.IsComponent);
        var chain = CreationOrder.LongestChain(plan).Select(resource => resource.Name);

        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        grid.AddRow(new Text("Resources"), new Text($"{plan.Resources.Length - components} in {components} components: {string.Join(", ", counts)}"));
        grid.AddRow(new Text("Longest wait"), new Text(string.Join(" → ", chain)));
        foreach (var (name, value) in plan.Outputs)
            grid.AddRow(new Text($"Output {name}"), new Text(Quoted.Whole(ResourceFacts.Inline(value))));
        return grid;
    }
}
