using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TrinoInfra.Tests.Pages;

/// <summary>A page of the project, as GitHub reads it.</summary>
internal sealed partial record Page(string Name, MarkdownDocument Document)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>All of them, by their paths in the checkout.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(new[] { "docs", "offline", "bench" }.SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)
            .Select(name => new Page(name, Markdown.Parse(File.ReadAllText(Repository.File(name)), Pipeline))),
    ];

    public static Page Of(string name) => Assert.Single(All, page => page.Name == name);

    /// <summary>Where its links and pictures lead, but for other sites.</summary>
    public IEnumerable<string> Links => Document.Descendants().SelectMany(node => node switch
    {
        LinkInline { Url: { } url } => [url],
        HtmlInline tag => Addresses(tag.Tag),
        HtmlBlock block => Addresses($"{block.Lines}"),
        _ => [],
    }).Where(url => !Elsewhere().IsMatch(url));

    /// <summary>What a link may name behind <c>#</c>: GitHub's names of the headings.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            HashSet<string> anchors = [];
            foreach (var heading in Document.Descendants<HeadingBlock>())
            {
                var name = NoWord().Replace(Words(heading.Inline!).ToLowerInvariant(), "").Replace(' ', '-');
                for (var (anchor, more) = (name, 1); !anchors.Add(anchor); more++)
                    anchor = $"{name}-{more}";
            }

            return anchors;
        }
    }

    /// <summary>The blocks of code in this language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        from block in Document.Descendants<FencedCodeBlock>() where block.Info == language select $"{block.Lines}\n";

    /// <summary>
    /// What it tells people to type, from top to bottom: a block <c>sh</c> whole, of a block <c>console</c> the lines behind
    /// <c>$</c>, and code in a sentence that begins with a tool's name and goes on.
    /// </summary>
    public IEnumerable<string> Commands => Document.Descendants().SelectMany(node => node switch
    {
        FencedCodeBlock { Info: "sh" } block => [$"{block.Lines}"],
        FencedCodeBlock { Info: "console" } block => $"{block.Lines}".Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]),
        CodeInline code when Tool().IsMatch(code.Content) => new[] { code.Content.Replace("\\|", "|", StringComparison.Ordinal).ReplaceLineEndings(" ") },
        _ => [],
    });

    private static IEnumerable<string> Addresses(string markup) => Address().Matches(markup).Select(match => match.Groups[1].Value);

    private static string Words(ContainerInline line) => line.Descendants().Aggregate(new StringBuilder(), (words, part) => part switch
    {
        LiteralInline text => words.Append(text.Content.ToString()),
        CodeInline code => words.Append(code.Content),
        _ => words,
    }).ToString();

    [GeneratedRegex(@"\b(?:href|src|srcset)=""([^""]*)""")]
    private static partial Regex Address();

    [GeneratedRegex("^([a-z]+:|//)")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"^([A-Za-z_]+=\S+ )*(make|pulumi|kubectl|dotnet|git|cp|rm|curl|docker|helm|crane|skopeo|htpasswd|sudo) ")]
    private static partial Regex Tool();
}
