using Spectre.Console;
using TrinoInfra.Checking;

namespace TrinoInfra.CommandLine;

/// <summary>Lines of results, and on a screen one below them that changes; in a file or a pipe there is none such.</summary>
/// <param name="write">Writes a line where nothing changes.</param>
/// <param name="screen">Null where there is none.</param>
internal sealed class LiveLines(Action<string> write, IAnsiConsole? screen) : IDisposable
{
    private TaskCompletionSource? _end;
    private Task? _status;
    private StatusContext? _context;

    public bool IsScreen => screen is not null;

    public void Write(string line)
    {
        if (screen is not null && _status is not null)
            screen.WriteLine(Quoted.Whole(line));
        else
            write(line);
    }

    /// <summary>Replaces the line that changes.</summary>
    public void Change(string text)
    {
        var markup = Markup.Escape(Quoted.Whole(text));
        if (_status is not null)
            _context?.Status(markup);
        else if (screen is not null)
            Begin(screen, markup);
    }

    /// <summary>Takes the line that changes away, so that somebody can be asked.</summary>
    public void Pause()
    {
        _end?.SetResult();
        _status?.GetAwaiter().GetResult();
        (_end, _status, _context) = (null, null, null);
    }

    public void Dispose() => Pause();

    private void Begin(IAnsiConsole console, string markup)
    {
        var end = _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _status = console.Status().SpinnerStyle(Ink.Grey).StartAsync(markup, context =>
        {
            _context = context;
            return end.Task;
        });
    }
}
