using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TrinoInfra.CommandLine.Diff;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;
using TrinoInfra.Plan;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>diff --format markdown</c>: what a review shows, whatever the values say.</summary>
public sealed class DiffMarkdownTests
{
    /// <summary>Whatever a file says: one document of headings, code and folds, with no link, no mention and no HTML of its.</summary>
    [Fact]
    public void Markdown_holds_what_values_say_and_is_not_led_by_it() => Gen.Select(HostileMarkdown, HostileMarkdown, HostileMarkdown).Sample((name, key, value) =>
    {
        var before = new RecordedStack($"stack {name}", [Resource("trino-infra:components:C", name, null, []), Resource("a:b:Route", "route", name, Rule(value, 1))]);
        var after = before with
        {
            Resources = [before.Resources[0], before.Resources[1] with { Inputs = Rule(value, 2, key) }],
            Notes = [$"{value} is {name}"],
        };

        var markdown = string.Join('\n', MarkdownOf(before, after));

        var document = Markdown.Parse(markdown, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks(new AutoLinkOptions()).UseTaskLists().UseFootnotes().Build());
        Assert.Equal(
            ["<details>", "<summary>", "</details>"],
            document.Descendants<HtmlBlock>().SelectMany(block => block.Lines.ToString().Split('\n')).Select(line => line[..(line.IndexOf('>') + 1)]));
        Assert.Empty(document.Descendants<HtmlInline>());
        Assert.Empty(document.Descendants<LinkInline>());
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.DoesNotContain(document.Descendants<EmphasisInline>(), emphasis => !Regex.IsMatch($"{emphasis.Descendants<LiteralInline>().FirstOrDefault()}", "^(Shares|warning|danger|[0-9]+ (warning|danger).*|no query is touched)$"));
        Assert.Single(document.Descendants<HeadingBlock>());
        Assert.Single(document.Descendants<FencedCodeBlock>());
        Assert.All(document.Descendants<LiteralInline>(), text => Assert.DoesNotMatch("[@#<>\\[\\]`|]", text.ToString().Replace("### ", "")));
    }, iter: 1_000);

    [Fact]
    public void A_comment_is_shortened_to_what_GitHub_takes_and_says_so()
    {
        var before = new RecordedStack("stack a", [.. Enumerable.Range(0, 400).Select(at => Resource("a:b:C", $"r{at}", null, new() { ["v"] = new string('x', 900), ["w"] = new string('y', 2_000) }))]);
        var after = before with { Resources = [.. before.Resources.Select((resource, at) => resource with { Parent = $"c{at}", Inputs = new() { ["v"] = new string('z', 900) } })] };

        var markdown = string.Join('\n', MarkdownOf(before, after)) + "\n";

        Assert.InRange(markdown.Length, DiffMarkdown.MostCharacters - 4_000, DiffMarkdown.MostCharacters);
        Assert.Matches("\n[0-9]+ resources are left out: a comment holds 65536 characters\\. The same command without `--format` shows them\\.\n\n</details>\n$", markdown);
        Assert.Equal(0, markdown.Split("\n```").Length % 2 == 1 ? 0 : 1);
    }

    private static IReadOnlyList<string> MarkdownOf(RecordedStack before, RecordedStack after)
    {
        var difference = PlanDifference.Between(before, after);
        return DiffMarkdown.Of(difference, PlanConsequences.Of(difference));
    }

    private static Gen<string> HostileMarkdown => Gen.OneOf(
        Gen.OneOf(
            "`", "``", "```", "```\n", "~~~", "<b>", "</details>", "<!--", "-->", "<script>", "&lt;", "@octocat", "#1", "https://evil.example", "www.evil.example",
            "[a](b)", "![a](b)", "[a]: b", "| a | b |", "***", "_a_", "**a**", "# a", "- a", "1. a", "> a", "\n", "\r\n", "\\", "$$", " ", "  \n", "---", "===", "a@b.example", "[^1]", "~~a~~", ":smile:"),
        Gen.OneOf("a", "b c", "weight", ""),
        HostileText.Any).Array[1, 6].Select(parts => string.Concat(parts)).Where(text => text.Trim() != "");

    private static JsonObject Rule(string name, int weight, string? more = null)
    {
        var backend = new JsonObject { ["name"] = name, ["weight"] = weight };
        if (more is not null)
            backend[more] = more + "\n" + name;
        return new() { ["spec"] = new JsonObject { ["rules"] = new JsonArray(new JsonObject { ["name"] = "new-statements", ["backendRefs"] = new JsonArray(backend, new JsonObject { ["name"] = "other", ["weight"] = 1 }) }) } };
    }

    private static PlannedResource Resource(string type, string name, string? parent, JsonObject inputs) => new(type, name, inputs, parent, null, [], []);
}
