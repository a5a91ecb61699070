using Spectre.Console;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>Lines, and one below them that changes.</summary>
public sealed class LiveLinesTests
{
    private readonly StringWriter _screen = new();
    private readonly List<string> _lines = [];

    [Fact]
    public void In_a_pipe_there_are_lines_alone()
    {
        using var live = new LiveLines(_lines.Add, null);
        Assert.False(live.IsScreen);

        live.Write("one");
        live.Change("never");
        live.Pause();
        live.Write("two");

        Assert.Equal(["one", "two"], _lines);
    }

    [Fact]
    public void On_a_screen_lines_stand_above_what_changes_until_somebody_is_asked()
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_screen),
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        using (var live = new LiveLines(_lines.Add, console))
        {
            live.Write("before");
            live.Change("25 %");
            live.Write("above");
            live.Change("50 % [seen]");
            live.Write("above it too");
            live.Pause();
            // Nothing else draws now: a question has the screen for itself.
            Assert.Equal("yes", console.Prompt(new AnswerPrompt()));
            live.Write("after");
            live.Change("75 %");
        }

        Assert.Equal(["before", "after"], _lines);
        var drawn = $"{_screen}";
        Assert.Contains("50 % [seen]", drawn, StringComparison.Ordinal);
        Assert.Contains("above", drawn, StringComparison.Ordinal);
        Assert.Contains("above it too", drawn, StringComparison.Ordinal);
    }

    private sealed class AnswerPrompt : IPrompt<string>
    {
        // A status that still ran would refuse this.
        public string Show(IAnsiConsole console) => console.Status().Start("?", _ => "yes");

        public Task<string> ShowAsync(IAnsiConsole console, CancellationToken cancellationToken) => Task.FromResult(Show(console));
    }
}
