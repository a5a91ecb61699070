using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What lies outside of the program: a stdout that takes nothing, a stdin that gives nothing, an interrupt.</summary>
public sealed class TerminalTests
{
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

    [Fact]
    public void An_interrupt_waits_for_no_command() => Assert.Null(Terminal.Process().Invocation.ProcessTerminationTimeout);

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
