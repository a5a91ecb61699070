using System.CommandLine;
using Spectre.Console;
using TrinoInfra.Checking;

namespace TrinoInfra.CommandLine;

/// <summary>
/// Where a command reads and writes: the process's own, or a test's. Its methods are the one way out for what people read:
/// no text of others' moves a cursor, whichever command prints it.
/// </summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Messages.</param>
/// <param name="In">What <c>-</c> stands for.</param>
/// <param name="Directory">The folder of Pulumi.yaml, from which relative paths go.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Stream In, string Directory)
{
    private const int MostFaults = 100;

    /// <summary>A file or a pipe has no width; lines are wrapped for none.</summary>
    private const int UnlimitedWidth = int.MaxValue / 4;

    /// <summary>Whether results go to a screen, which has colours and a width.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Asks whoever sits there a question, no being the answer of who only presses Enter; null where nobody does.</summary>
    public Func<string, bool>? Ask { get; init; }

    /// <summary>This process's own; where they are closed, input is empty, messages are lost and results an error.</summary>
    public static Terminal Process() => new(
        StandardStreams.IsOpen(StandardStreams.Output) ? Console.Out : StandardStreams.Nowhere,
        StandardStreams.IsOpen(StandardStreams.Error) ? Console.Error : TextWriter.Null,
        StandardStreams.IsOpen(StandardStreams.Input) ? Console.OpenStandardInput() : Stream.Null,
        CurrentDirectory())
    {
        IsScreen = !Console.IsOutputRedirected,
        Ask = StandardStreams.IsOpen(StandardStreams.Input) && !Console.IsInputRedirected && !Console.IsOutputRedirected ? Confirm : null,
    };

    /// <summary>What System.CommandLine writes, such as help, goes the same way; exceptions go to the caller.</summary>
    public InvocationConfiguration Invocation => new()
    {
        Output = Out,
        Error = Error,
        EnableDefaultExceptionHandler = false,
        // An interrupt ends a command at once, even while it waits for its input: what it writes, it writes in one move.
        ProcessTerminationTimeout = null,
    };

    /// <summary>Writes results for people: with colours on a screen, in plain lines to a file or a pipe.</summary>
    public void Show(Action<IAnsiConsole> write)
    {
        if (IsScreen)
        {
            write(Harmless(new() { Out = new AnsiConsoleOutput(Out) }));
            return;
        }

        var text = new StringWriter();
        var console = Harmless(new()
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

    /// <summary>Where what takes long tells of itself on the way.</summary>
    public LiveLines Live() => IsScreen
        ? new(Show, Harmless(new() { Out = new AnsiConsoleOutput(Out) }, InteractionSupport.Yes))
        : new(line => { Show(line); Out.Flush(); }, null);

    /// <summary>Says what is worth knowing about input that is good.</summary>
    public void Say(IEnumerable<Note> notes)
    {
        foreach (var note in notes)
            Say($"note: {note}");
    }

    /// <summary>Writes a line of results.</summary>
    public void Show(string line) => Out.WriteLine(Quoted.Whole(line));

    /// <summary>Writes results for machines: the same JSON, with escapes for what only they should meet.</summary>
    public void ShowJson(string json) => Out.WriteLine(ReadableJson.Harmless(json));

    /// <summary>Says something beside the results, in one line.</summary>
    public void Say(string message) => Error.WriteLine(Quoted.Whole(message));

    /// <summary>Says what is wrong with the input: all of it, or a hundred faults and how many there are.</summary>
    /// <param name="faults">The first of them at least.</param>
    /// <param name="more">How many there are beside these.</param>
    /// <returns><see cref="ExitCode.Input"/>.</returns>
    public int Refuse(IReadOnlyCollection<Fault> faults, int more = 0)
    {
        foreach (var fault in faults.Take(MostFaults))
            Say($"{fault}");
        var count = faults.Count + more;
        var shown = count > MostFaults ? $" The first {MostFaults} are shown." : "";
        Say($"{count} fault{(count == 1 ? "" : "s")}.{shown}");
        return ExitCode.Input;
    }

    private static bool Confirm(string question) =>
        Harmless(new() { Out = new AnsiConsoleOutput(Console.Out) }, InteractionSupport.Yes).Confirm(Markup.Escape(question), defaultValue: false);

    private static IAnsiConsole Harmless(AnsiConsoleSettings settings, InteractionSupport interactive = InteractionSupport.No)
    {
        // Else a variable of some CI, GITHUB_ACTIONS, turns escapes on whatever the settings say.
        settings.Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false };
        settings.Interactive = interactive;
        var console = AnsiConsole.Create(settings);
        console.Pipeline.Attach(new HarmlessText());
        return console;
    }

    /// <summary>Where it has been deleted, the name by which nothing is found.</summary>
    private static string CurrentDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ".";
        }
    }
}
