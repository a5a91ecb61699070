using System.CommandLine;
using Spectre.Console;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>Where a command reads and writes: the process's own, or a test's.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Messages.</param>
/// <param name="In">What <c>-</c> stands for.</param>
/// <param name="Directory">The folder of Pulumi.yaml.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Stream In, string Directory)
{
    /// <summary>A file or a pipe has no width; lines are wrapped for none.</summary>
    private const int UnlimitedWidth = int.MaxValue / 4;

    public static Terminal Process() => new(Console.Out, Console.Error, Console.OpenStandardInput(), Environment.CurrentDirectory);

    public InvocationConfiguration Invocation => new()
    {
        Output = Out,
        Error = Error,
        EnableDefaultExceptionHandler = false,
        // An interrupt ends a command at once, even while it waits for its input: what it writes, it writes in one move.
        ProcessTerminationTimeout = null,
    };

    /// <summary>Writes results for people: with colours on a terminal, in plain lines to a file or a pipe.</summary>
    public void Show(Action<IAnsiConsole> write)
    {
        if (ReferenceEquals(Out, Console.Out) && !Console.IsOutputRedirected)
        {
            write(AnsiConsole.Console);
            return;
        }

        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = UnlimitedWidth;
        console.Profile.Capabilities.Unicode = true;
        write(console);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            Out.WriteLine(line.TrimEnd());
    }

    /// <summary>Says what is worth knowing about input that is good.</summary>
    public void Say(IEnumerable<Note> notes)
    {
        foreach (var note in notes)
            Error.WriteLine($"note: {note}");
    }

    /// <summary>Says what is wrong with the input, all of it.</summary>
    public int Refuse(IReadOnlyCollection<Fault> faults)
    {
        foreach (var fault in faults)
            Error.WriteLine(fault);
        Error.WriteLine(faults.Count == 1 ? "1 fault." : $"{faults.Count} faults.");
        return ExitCode.Input;
    }
}
