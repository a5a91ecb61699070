using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Spectre.Console;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What lies outside of the program: a stdout that takes nothing, a stdin that gives nothing, an interrupt.</summary>
public sealed partial class TerminalTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("explain", "dev", "GET https://trino.example.com/")]
    [InlineData("explain", "dev", "GET https://trino.example.com/", "--json")]
    [InlineData("preview", "dev")]
    [InlineData("render", "dev")]
    [InlineData("cluster", "dev")]
    [InlineData("--help")]
    public async Task Results_that_cannot_be_written_are_one_line_and_no_trace(params string[] args)
    {
        var error = new StringWriter();

        var code = await TrinoInfraCommand.RunAsync(args, new Terminal(new FullDisk(), error, Stream.Null, Repository.Root));

        Assert.Equal(
            (ExitCode.Input, "results: cannot be written (No space left on device); see that stdout is open and has room\n"),
            (code, error.ToString()));
    }

    [Fact]
    public async Task Where_nothing_can_be_said_the_exit_code_tells() => Assert.Equal(
        ExitCode.Input,
        await TrinoInfraCommand.RunAsync(["preview", "dev"], new Terminal(new FullDisk(), new FullDisk(), Stream.Null, Repository.Root)));

    [Fact]
    public async Task A_stdin_that_cannot_be_read_is_a_fault()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        var code = await TrinoInfraCommand.RunAsync(
            ["explain", "--routes", "-", "GET http://any.host/"], new Terminal(output, error, new Folder(), Repository.Root));

        Assert.Equal((ExitCode.Input, ""), (code, output.ToString()));
        Assert.StartsWith("stdin: cannot be read; ", error.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_text_of_others_moves_the_cursor_on_a_screen_or_in_a_file(bool isScreen) => HostileText.Any.Sample(
        text =>
        {
            var output = new StringWriter();
            var terminal = new Terminal(output, output, Stream.Null, Repository.Root) { IsScreen = isScreen };

            terminal.Show(console =>
            {
                console.Write(new Tree(new Markup($"[bold]{Markup.Escape(text)}[/]")));
                console.Write(new Grid().AddColumn().AddRow(new Text(text)));
                console.MarkupLineInterpolated($"[green]{text}[/]");
            });
            terminal.Show(text);
            terminal.Say(text);
            terminal.Refuse([new(text, text, text)]);

            var shown = OwnEscape().Replace(output.ToString(), "");
            Assert.All(shown.Split('\n'), line => Assert.True(Quoted.IsHarmless(line), shown));
        },
        iter: 300, threads: 1);

    [Fact]
    public void JSON_for_machines_is_the_same_with_escapes() => HostileText.Any.Sample(
        text =>
        {
            var output = new StringWriter();
            new Terminal(output, output, Stream.Null, Repository.Root).ShowJson($"[{JsonSerializer.Serialize(text, Relaxed)}]");

            Assert.Equal([text], JsonSerializer.Deserialize<string[]>(output.ToString())!);
            Assert.True(Quoted.IsHarmless(output.ToString().TrimEnd('\n')), output.ToString());
        },
        iter: 300, threads: 1);

    // Spectre.Console takes each of these for a CI that shows escapes, or for one to be written to otherwise.
    [Theory]
    [InlineData("GITHUB_ACTIONS")]
    [InlineData("TEAMCITY_VERSION")]
    [InlineData("TF_BUILD")]
    [InlineData("TRAVIS")]
    [InlineData("APPVEYOR")]
    [InlineData("CI_SERVER")]
    [InlineData("JENKINS_URL")]
    [InlineData("COLORTERM")]
    [InlineData("CLICOLOR_FORCE")]
    [InlineData("FORCE_COLOR")]
    [InlineData("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION")]
    public async Task No_variable_turns_on_escapes_in_a_file(string name)
    {
        var before = Environment.GetEnvironmentVariable(name);
        try
        {
            Environment.SetEnvironmentVariable(name, "true");
            Assert.DoesNotContain('\e', (await ProgramRun.OfAsync("preview", "dev")).Out);
            Assert.DoesNotContain('\e', (await ProgramRun.OfAsync("explain", "dev", "GET https://trino.example.com/")).Out);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }

    [Fact]
    public void An_interrupt_waits_for_no_command() => Assert.Null(Terminal.Process().Invocation.ProcessTerminationTimeout);

    // What Spectre.Console writes of its own: colours, and nothing that moves.
    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex OwnEscape();

    private sealed class FullDisk : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }

    private sealed class Folder : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("Is a directory");
    }
}
