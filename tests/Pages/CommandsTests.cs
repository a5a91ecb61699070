using System.Text;
using TrinoInfra.Tests.Recipes;

namespace TrinoInfra.Tests.Pages;

/// <summary>Every command on every page, typed as it stands; and what the pages show of outputs, regenerated.</summary>
public sealed class CommandsTests
{
    /// <summary>
    /// The walk is walked elsewhere, by WalkthroughTests: what comes of a command there is what the next one needs. What decisions tell of
    /// was typed once.
    /// </summary>
    public static TheoryData<string> Pages =>
    [
        .. Page.All.Where(page => page.Commands.Any() && page.Name != "docs/walkthrough.md" && !page.Name.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Select(page => page.Name),
    ];

    /// <summary>Where the page shows what ends with another code than 0.</summary>
    private static readonly HashSet<string> Failing = ["make preview STACK=wrong"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_tells_to_type_works(string page)
    {
        using var clone = await Clone.MakeAsync();
        foreach (var command in Page.Of(page).Commands.Distinct())
        {
            var (code, output) = await clone.TypeAsync(command);
            Assert.True((code == 0) != Failing.Contains(command), $"{page}: {command}\nends with {code}\n{output}");
        }
    }

    [Fact]
    public async Task The_line_of_the_recipes_index_takes_every_stack_file_out_of_its_page()
    {
        using var clone = await Clone.MakeAsync();
        var line = Page.Of("docs/recipes/README.md").Commands.First().Split('\n')[0];
        foreach (var page in RecipePage.All.GroupBy(recipe => recipe.Page))
        {
            var files = string.Join(' ', page.Select(recipe => $"Pulumi.{recipe.Stack}.yaml"));
            var (_, output) = await clone.TypeAsync($"rm {files}\n{line.Replace("eks.md", $"{page.Key}.md", StringComparison.Ordinal)}\ncat {files}");
            Assert.Equal(string.Concat(page.Select(recipe => recipe.Yaml)), output);
        }
    }

    /// <summary>The screens of make up and its like come from the tests of these scripts.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/routing.md")]
    [InlineData("docs/commands.md")]
    public async Task What_a_page_shows_is_what_is_printed(string page)
    {
        using var clone = await Clone.MakeAsync();
        foreach (var block in Page.Of(page).Blocks("console").ToList())
        {
            var first = block.Split('\n')[0];
            var shown = new StringBuilder();
            foreach (var line in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
                shown.Append($"{(line == first ? "" : $"{(shown.Length > 0 ? "\n" : "")}{line}\n")}{(await clone.TypeAsync(line[2..])).Output}");
            Golden.MatchesConsole(page, first[2..], $"{shown}");
        }
    }
}
