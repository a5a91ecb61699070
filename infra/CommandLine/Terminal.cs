using System.CommandLine;
using Spectre.Console;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>Where a command reads and writes: the process's own, or a test's.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Messages.</param>
/// <param name="In">What <c>-</c> stands for.</param>
/// <param name="Directory">The folder of Pulumi.yaml.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextReader In, string Directory)
{
    /// <summary>A file or a pipe has no width; lines are wrapped for none.</summary>
    private const int UnlimitedWidth = 400;

    public static Terminal Process() => new(Console.Out, Console.Error, Console.In, Environment.CurrentDirectory);

    public InvocationConfiguration Invocation => new()
    {
        Output = Out,
        Error = Error,
        EnableDefaultExceptionHandler = false,
    };

    /// <summary>A console for results, with colours where the reader is a terminal.</summary>
    public IAnsiConsole ResultConsole()
    {
        var toTerminal = ReferenceEquals(Out, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = toTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = toTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!toTerminal)
            console.Profile.Width = UnlimitedWidth;
        return console;
    }

    /// <summary>Says what is wrong with the input, all of it.</summary>
    public int Refuse(IReadOnlyCollection<Fault> faults)
    {
        foreach (var fault in faults)
            Error.WriteLine(fault);
        Error.WriteLine(faults.Count == 1 ? "1 fault, nothing written." : $"{faults.Count} faults, nothing written.");
        return ExitCode.Input;
    }
}
