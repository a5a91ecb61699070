using System.CommandLine;
using TrinoInfra.Diff.Consequences;

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
        var sides = new SideOptions();
        var json = new Option<bool>("--json") { Description = "One object, for machines." };
        var format = new Option<string>("--format") { Description = "text, or markdown for a review.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Markdown);
        var failOn = new Option<string>("--fail-on") { Description = "Ends with 1 where a consequence is a warning, or a danger." };
        failOn.AcceptOnlyFromAmong(Words(Severity.Warning), Words(Severity.Danger));

        var command = new Command("diff", "Says what differs between two plans, field by field, and what that does to queries.") { stack };
        foreach (var option in (IEnumerable<Option>)[.. sides.All, json, format, failOn])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (sides.Given(result) != 1)
                result.AddError($"diff needs one of {SideOptions.Names}; from make, TO= is --with.");
            if (result.GetResult(json) is not null && result.GetResult(format) is { Implicit: false })
                result.AddError("diff prints --json or a --format.");
        });
        command.SetAction(async parsed =>
        {
            var read = await sides.DifferenceAsync(terminal, parsed, parsed.GetRequiredValue(stack));
            if (!read!.TryGet(out var difference, out var faults))
                return terminal.Refuse(faults);

            var consequences = PlanConsequences.Of(difference);
            if (parsed.GetValue(json))
                terminal.ShowJson(DiffJson.Of(difference, consequences));
            else if (parsed.GetValue(format) == Text)
                terminal.Show(console => DiffView.Write(difference, consequences, console));
            else
                DiffMarkdown.Of(difference, consequences).ToList().ForEach(terminal.Show);
            return parsed.GetValue(failOn) is { } least && consequences.All.Any(consequence => Words(consequence.Severity) == least || consequence.Severity == Severity.Danger)
                ? ExitCode.Input
                : ExitCode.Fine;
        });
        return command;
    }

    /// <summary>As it is typed and printed.</summary>
    internal static string Words(Severity severity) => severity == Severity.Danger ? "danger" : "warning";

    private const string Text = "text";
    private const string Markdown = "markdown";
}
