using System.CommandLine;
using TrinoInfra.Diff;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>
/// <c>diff &lt;stack&gt; --with &lt;stack&gt; | --saved &lt;file&gt; | --since &lt;revision&gt; | --deployed &lt;file&gt;</c>:
/// what makes the one the other.
/// </summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var with = new Option<string>("--with") { Description = "Another stack: what <stack> lacks and has, to be like it.", HelpName = "stack" };
        var saved = new Option<string>("--saved") { Description = "What `preview --save` wrote: what has become of it.", HelpName = "file" };
        var since = new Option<string>("--since") { Description = "A git revision of the stack file, e.g. HEAD~1: what has become of it.", HelpName = "revision" };
        var deployed = new Option<string>("--deployed") { Description = "What `pulumi stack export` prints, - for stdin: what the next `pulumi up` changes.", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "One object, for machines." };
        var format = new Option<string>("--format") { Description = "text, or markdown for a review.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Markdown);

        var command = new Command("diff", "Says what differs between two plans, field by field.") { stack, with, saved, since, deployed, json, format };
        command.Validators.Add(result =>
        {
            if (new[] { with, saved, since, deployed }.Count(option => result.GetResult(option) is not null) != 1)
                result.AddError("diff needs one of --with, --saved, --since and --deployed.");
            if (result.GetResult(json) is not null && result.GetResult(format) is { Implicit: false })
                result.AddError("diff prints --json or a --format.");
        });
        command.SetAction(async parsed =>
        {
            var sides = new DiffSides(terminal, parsed.GetRequiredValue(stack));
            var read = parsed switch
            {
                _ when parsed.GetValue(with) is { } other => await sides.WithAsync(other),
                _ when parsed.GetValue(saved) is { } file => await sides.FromFileAsync(file, SavedPlan.Read, "name a file that `preview --save` wrote, or - for stdin"),
                _ when parsed.GetValue(since) is { } revision => await sides.SinceAsync(revision),
                _ => await sides.FromFileAsync(parsed.GetRequiredValue(deployed), EngineExport.Read, "name a file that `pulumi stack export --file` wrote, or - for stdin"),
            };
            if (!read.TryGet(out var difference, out var faults))
                return terminal.Refuse(faults);

            if (parsed.GetValue(json))
                terminal.ShowJson(DiffJson.Of(difference));
            else if (parsed.GetValue(format) == Text)
                terminal.Show(console => DiffView.Write(difference, console));
            else
                DiffMarkdown.Of(difference).ToList().ForEach(terminal.Show);
            return ExitCode.Fine;
        });
        return command;
    }

    private const string Text = "text";
    private const string Markdown = "markdown";
}
