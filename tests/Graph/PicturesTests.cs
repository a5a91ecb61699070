using TrinoInfra.Graph;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Pages;
using TrinoInfra.Tests.Recipes;

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
    public async Task Of_dev_on_a_telephone() => Golden.MatchesFile("docs/pictures/dev-narrow.svg", await PrintedAsync("dev", "--narrow"));

    [Fact]
    public async Task Of_some_rules()
    {
        Golden.MatchesFile("docs/pictures/dev-statements.svg", await PrintedAsync("dev", "--narrow", "--rule", "new-statements", "--rule", "everything"));

        var refused = await ProgramRun.OfAsync("graph", "dev", "--rule", "kill", "--rule", "new");
        Assert.Equal(
            (1, "", "--rule: \"new\" is the name of no rule; give one of trino-v1-stable, trino-v2-canary, new-statements, kill, ui, everything-else, everything\n1 fault.\n"),
            (refused.ExitCode, refused.Out, refused.Error));
        Assert.Equal(2, (await ProgramRun.OfAsync("graph", "dev", "--rule", "kill", "--order")).ExitCode);
    }

    [Fact]
    public void Of_eight_tracks()
    {
        var stack = DrawnStack.Named("eight");
        Golden.MatchesFile("docs/pictures/eight.svg", TrafficSvg.Of(stack.Traffic));
        Golden.MatchesFile("docs/pictures/eight-order.svg", StartOrderSvg.Of(stack.Order, "eight"));
    }

    [Theory]
    [InlineData("one-name")]
    [InlineData("migration-2")]
    public async Task Of_recipes(string stack)
    {
        Golden.MatchesFile($"docs/pictures/{stack}.svg", await RecipePage.Of(stack).RunAsync("graph"));
        Golden.MatchesFile($"docs/pictures/{stack}-narrow.svg", await RecipePage.Of(stack).RunAsync("graph", "--narrow"));
    }

    [Fact]
    public async Task The_page_on_commands_shows_one_as_Mermaid() => Golden.MatchesSection(
        "docs/commands.md", "## graph", $"```mermaid\n{await PrintedAsync("dev", "--format", "mermaid")}```\n");

    [Fact]
    public void Each_is_shown_on_a_page()
    {
        var shown = Page.All.SelectMany(page => page.Links).Select(Path.GetFileName).ToHashSet();

        Assert.Subset(shown, Directory.GetFiles(Repository.File("docs", "pictures")).Select(Path.GetFileName).ToHashSet());
    }

    private static async Task<string> PrintedAsync(string stack, params string[] options)
    {
        var run = await ProgramRun.OfAsync(["graph", stack, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out;
    }
}
