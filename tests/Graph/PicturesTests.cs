using TrinoInfra.Graph;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Graph;

/// <summary>The pictures of docs/ are what the program draws.</summary>
public sealed class PicturesTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Of_the_stacks_of_the_checkout(string stack)
    {
        Golden.MatchesFile($"docs/pictures/{stack}.svg", await PrintedAsync(stack));
        Golden.MatchesFile($"docs/pictures/{stack}-order.svg", await PrintedAsync(stack, "--order"));
    }

    [Fact]
    public void Of_eight_tracks()
    {
        var stack = DrawnStack.Named("eight");
        Golden.MatchesFile("docs/pictures/eight.svg", TrafficSvg.Of(stack.Traffic));
        Golden.MatchesFile("docs/pictures/eight-order.svg", StartOrderSvg.Of(stack.Order, "eight"));
    }

    [Fact]
    public async Task The_page_on_commands_shows_one_as_Mermaid() => Golden.MatchesSection(
        "docs/commands.md", "## graph", $"```mermaid\n{await PrintedAsync("dev", "--format", "mermaid")}```\n");

    [Fact]
    public void Each_is_shown_on_a_page()
    {
        var pages = string.Concat(Directory.GetFiles(Repository.File("docs"), "*.md").Select(File.ReadAllText));

        Assert.All(Directory.GetFiles(Repository.File("docs", "pictures")), file =>
            Assert.Contains($"](pictures/{Path.GetFileName(file)})", pages, StringComparison.Ordinal));
    }

    private static async Task<string> PrintedAsync(string stack, params string[] options)
    {
        var run = await ProgramRun.OfAsync(["graph", stack, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out;
    }
}
