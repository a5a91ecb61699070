
namespace TrinoInfra.Tests;

/// <summary>What the README shows is what there is.</summary>
public sealed class ReadmeTests
{
    private static string Text { get; } = File.ReadAllText(Repository.File("README.md"));

    [Fact]
    public void It_shows_what_preview_prints() =>
        Assert.Contains("$ make preview\n" + File.ReadAllText(Repository.File("tests", "golden", "dev.txt")) + "```", Text);

    [Fact]
    public void Its_links_lead_somewhere()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(Text, @"\]\((?!https?:)([^)#]+)").Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Repository.File(link.Split('/'))), link));
    }
}
