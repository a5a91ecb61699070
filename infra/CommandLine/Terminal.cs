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
    private const int MostFaults = 100;

    /// <summary>A file or a pipe has no width; lines are wrapped for none.</summary>
    private const int UnlimitedWidth = int.MaxValue / 4;

    public static Terminal Process() => new(Console.Out, Console.Error, StandardInput.Open(), Environment.CurrentDirectory);

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

    /// <summary>Says what is wrong with the input: all of it, or a hundred faults and how many there are.</summary>
    /// <param name="faults">The first of them at least.</param>
    /// <param name="more">How many there are beside these.</param>
    public int Refuse(IReadOnlyCollection<Fault> faults, int more = 0)
    {
        foreach (var fault in faults.Take(MostFaults))
            Error.WriteLine(fault);
        var count = faults.Count + more;
        var shown = count > MostFaults ? $" The first {MostFaults} are shown." : "";
        Error.WriteLine($"{count} fault{(count == 1 ? "" : "s")}.{shown}");
        return ExitCode.Input;
    }
}
