using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;

namespace TrinoInfra.CommandLine.Track;

/// <summary>What there is to edit: the text of the stack file, and what it stands for.</summary>
internal sealed record Opened(StackText Stack, StackSettings Settings);

/// <summary>A command that edits a stack file: shows the difference, asks, writes.</summary>
internal sealed class EditCommand(string name, string description, Terminal terminal, Argument<string> stack) : Command(name, description)
{
    private readonly Option<bool> yes = new("--yes") { Description = "Writes without a question, for scripts." };

    /// <param name="edit">What the command makes of the text of a stack whose settings have no fault; the same where there is nothing to do.</param>
    public EditCommand Editing(Func<ParseResult, Opened, Checked<string>> edit)
    {
        Options.Add(yes);
        SetAction(parsed => Run(parsed, edit));
        return this;
    }

    private int Run(ParseResult parsed, Func<ParseResult, Opened, Checked<string>> edit)
    {
        if (!StackFile.Open(terminal.Directory, parsed.GetRequiredValue(stack)).TryGet(out var opened, out var faults)
            || !SettingsReader.Read(opened.Source).TryGet(out var before, out faults)
            || !edit(parsed, new(new(opened.File.Name, opened.File.Text, opened.File.Project), before)).TryGet(out var text, out faults)
            // As whoever deploys it will read it.
            || !opened.File.With(text).Then(SettingsReader.Read).TryGet(out var after, out faults))
        {
            return terminal.Refuse(faults);
        }

        if (text == opened.File.Text)
        {
            terminal.Say($"{opened.File.Name}: there is nothing to change.");
            return ExitCode.Fine;
        }

        terminal.Show(console => EditView.Write(opened.File, before, text, after, console));
        if (!parsed.GetValue(yes))
        {
            if (terminal.Ask is null)
            {
                terminal.Say($"{opened.File.Name}: is not written, since nobody is here to be asked; give --yes to write it");
                return ExitCode.Input;
            }

            if (!terminal.Ask($"Write {opened.File.Name}?"))
            {
                terminal.Say($"{opened.File.Name}: is not written.");
                return ExitCode.Input;
            }
        }

        if (opened.File.Write(text) is { } fault)
            return terminal.Refuse([fault]);
        terminal.Say($"{opened.File.Name} is written; `pulumi up` applies it.");
        return ExitCode.Fine;
    }
}
