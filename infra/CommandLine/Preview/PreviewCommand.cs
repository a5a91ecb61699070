using System.CommandLine;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Plan;

namespace TrinoInfra.CommandLine.Preview;

/// <summary><c>preview &lt;stack&gt; [--json] [--save file]</c>: what the stack declares.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var json = new Option<bool>("--json") { Description = "An array of the resources in creation order, for machines." };
        var save = new Option<string>("--save") { Description = "A file to keep the plan in, for `diff --saved`.", HelpName = "file" };
        var command = new Command("preview", "Shows what the stack declares: an offline plan.") { stack, json, save };
        command.SetAction(parsed => StackArgument.WithAnyPlanAsync(terminal, parsed.GetRequiredValue(stack), (plan, declared) =>
        {
            if (parsed.GetValue(save) is { } file && PlanFile.Write(plan, Path.Combine(terminal.Directory, file)) is { } fault)
                return terminal.Refuse([fault]);
            terminal.Say(declared.Notes);
            if (parsed.GetValue(json))
                terminal.ShowJson(Json(plan));
            else
                terminal.Show(console => PreviewView.Write(plan, console));
            return ExitCode.Fine;
        }));
        return command;
    }

    /// <summary>The plan for machines: one element a resource, in creation order.</summary>
    public static string Json(StackPlan plan) => new JsonArray([.. plan.Resources.Select(resource => resource.ToJson())]).ToJsonString(ReadableJson.Indented);
}
