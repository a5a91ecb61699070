using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>render --to</c>, whatever is in its way.</summary>
public sealed class RenderedFolderTests : IDisposable
{
    private const string Ours = "# Rendered by trino-infra from the stack's settings; changes here are lost.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-render-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("out/.")]
    [InlineData("out/")]
    [InlineData("./out//")]
    [InlineData("none/../out")]
    public async Task A_folder_is_itself_however_it_is_written(string path)
    {
        for (var time = 0; time < 2; time++)
            await RenderAsync(path);

        Assert.Equal(["out"], Entries());
    }

    [Fact]
    public async Task What_a_killed_render_left_goes_and_nothing_else_does()
    {
        var (dead, own) = (int.MaxValue, Environment.ProcessId);
        Write($"out.{dead}.tmp/gateway.yaml", Ours + "kind: Gateway\n");
        Write($"out.{dead}.tmp/broken-off.yaml", Ours[..20]);
        Write($"out.{dead}.tmp/begun.yaml", "");
        Write($"out.{own}.tmp/gateway.yaml", Ours);
        Write($"out.{dead - 1}.tmp/mine.yaml", "kind: Gateway\n");
        Write("out.1x.tmp/gateway.yaml", Ours);
        Write($"another.{dead}.tmp/gateway.yaml", Ours);
        Write($"out.{dead}.bak/gateway.yaml", Ours);

        await RenderAsync("out");

        Assert.Equal(
            [$"another.{dead}.tmp", "out", "out.1x.tmp", $"out.{dead - 1}.tmp", $"out.{dead}.bak"],
            Entries());
    }

    [Fact]
    public async Task A_folder_that_a_killed_render_had_set_aside_is_put_back()
    {
        Write($"out.{int.MaxValue}.old/gateway.yaml", Ours);
        Write($"out.{int.MaxValue}.old/mine.yaml", Ours + "# and mine\n");

        await RenderAsync("out");

        Assert.Equal(["out"], Entries());
        Assert.False(File.Exists(At("out/mine.yaml"))); // and replaced as a whole
    }

    [Fact]
    public async Task A_render_that_runs_keeps_its_work()
    {
        using var other = System.Diagnostics.Process.Start("sleep", "60");
        Write($"out.{other.Id}.tmp/gateway.yaml", Ours);

        await RenderAsync("out");
        other.Kill();

        Assert.Equal(["out", $"out.{other.Id}.tmp"], Entries());
    }

    [Fact]
    public async Task A_link_leads_to_the_folder_that_is_replaced()
    {
        Directory.CreateDirectory(At("there"));
        File.CreateSymbolicLink(At("link"), "there");
        File.CreateSymbolicLink(At("dangling"), "not-yet");

        await RenderAsync("link");
        await RenderAsync("dangling");

        Assert.NotEmpty(Directory.GetFiles(At("there")));
        Assert.NotEmpty(Directory.GetFiles(At("not-yet")));
        Assert.Equal("there", new FileInfo(At("link")).LinkTarget);
    }

    [Theory]
    [InlineData("file", "is a file; name a folder")]
    [InlineData("file/below", "cannot be written")]
    [InlineData("loop", "cannot be written")]
    [InlineData(".", "holds 'file', which is not of an earlier render")]
    [InlineData("", "holds 'file', which is not of an earlier render")]
    [InlineData("a\0b", "cannot be written")]
    [InlineData("a\nb\u202e/\0", "a\\nb\\u{202e}/\\u{0}: cannot be written")]
    public async Task What_cannot_be_a_folder_is_a_fault_of_the_input(string path, string says)
    {
        Write("file", "");
        File.CreateSymbolicLink(At("loop"), "loop");

        var run = await ProgramRun.OfAsync("render", "dev", "--to", $"{folder}/{path}");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("stdout", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 fault.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["file", "loop"], Entries());
    }

    private async Task RenderAsync(string path)
    {
        var run = await ProgramRun.OfAsync("render", "dev", "--to", $"{folder}/{path}");
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Out));
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private string At(string path) => Path.Combine(folder, path);

    private IEnumerable<string?> Entries() => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
