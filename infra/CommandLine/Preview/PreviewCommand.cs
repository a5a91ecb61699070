using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;

namespace TrinoInfra.CommandLine.Preview;

/// <summary><c>preview &lt;stack&gt; [--json]</c>: what the stack declares.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var json = new Option<bool>("--json") { Description = "An array of the resources in creation order, for machines." };
        var command = new Command("preview", "Shows what the stack declares: an offline plan, compared with nothing.") { stack, json };
        command.SetAction(parsed => StackArgument.WithPlanAsync(terminal, parsed.GetRequiredValue(stack), (plan, settings) =>
        {
            terminal.Say(settings.Notes);
            if (parsed.GetValue(json))
                terminal.ShowJson(Json(plan));
            else
                terminal.Show(console => PreviewView.Write(plan, console));
            return ExitCode.Fine;
        }));
        return command;
    }

    /// <summary>The plan for machines: one element a resource, in creation order.</summary>
    public static string Json(StackPlan plan) => new JsonArray([.. plan.Resources.Select(Element)]).ToJsonString(Indented);

    private static JsonObject Element(PlannedResource resource) => new()
    {
        ["type"] = resource.Type,
        ["name"] = resource.Name,
        ["inputs"] = resource.Inputs.DeepClone(),
        ["parent"] = resource.Parent,
        ["provider"] = resource.Provider,
        ["dependsOn"] = new JsonArray([.. resource.DependsOn.Select(name => JsonValue.Create(name))]),
        ["options"] = resource.Options.DeepClone(),
    };

    private static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        // Readable rather than safe inside HTML: it goes to a terminal or a file.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
