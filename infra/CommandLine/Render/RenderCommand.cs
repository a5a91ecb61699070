using System.CommandLine;

namespace TrinoInfra.CommandLine.Render;

/// <summary><c>render &lt;stack&gt; [--to folder]</c>: the manifests and the releases with their values.</summary>
internal static class RenderCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var to = new Option<string>("--to") { Description = "A folder for one file a component, instead of stdout.", HelpName = "folder" };
        var command = new Command("render", "Prints the manifests, and the releases with their values, as YAML in creation order.") { stack, to };
        command.SetAction(parsed => StackArgument.WithAnyPlanAsync(terminal, parsed.GetRequiredValue(stack), (plan, _) =>
        {
            if (parsed.GetValue(to) is { } folder)
                return RenderedFolder.Write(plan, Path.Combine(terminal.Directory, folder), terminal);

            foreach (var resource in plan.Resources)
                terminal.Out.Write(ManifestYaml.Document(resource));
            return ExitCode.Fine;
        }));
        return command;
    }
}
