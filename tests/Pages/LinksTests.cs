using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.Pages;

/// <summary>Where the pages lead: to files that are there, and to headings in them; and that every page is led to.</summary>
public sealed partial class LinksTests
{
    public static TheoryData<string> Pages => [.. Page.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_to_headings_in_them(string page) => Assert.All(Page.Of(page).Links, link =>
    {
        var (file, anchor) = link.Split('#') is [var name, var heading] ? (name, heading) : (link, null);
        var target = file is "" ? page : Resolved(page, file);
        Assert.True(Path.Exists(Repository.File(target)), $"{page}: there is no {target}");
        if (anchor is not null)
            Assert.True(Page.Of(target).Anchors.Contains(anchor), $"{page}: {target} has no heading for #{anchor}");
    });

    [Fact]
    public void Every_page_is_reached_from_the_README()
    {
        HashSet<string> reached = ["README.md"];
        for (Queue<string> ahead = new(reached); ahead.TryDequeue(out var page);)
        {
            foreach (var target in Page.Of(page).Links.Select(link => link.Split('#')[0]).Where(file => file is not "").Select(file => Resolved(page, file)))
            {
                if (target.EndsWith(".md", StringComparison.Ordinal) && reached.Add(target))
                    ahead.Enqueue(target);
            }
        }

        Assert.Equal([], Page.All.Select(page => page.Name).Except(reached));
    }

    /// <summary>Messages, comments and scripts name pages too.</summary>
    [Fact]
    public void What_the_code_says_of_pages_is_there()
    {
        var named =
            from folder in new[] { "infra", "cluster", "offline", ".github", "bench" }
            from path in Directory.EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories)
            from Match match in PageName().Matches(File.ReadAllText(path))
            select (By: Path.GetRelativePath(Repository.Root, path), match.Value);

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(File.Exists(Repository.File(name.Value)), $"{name.By} names {name.Value}"));
    }

    private static string Resolved(string page, string link) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(link, Repository.File(Path.GetDirectoryName(page) ?? ""))).Replace('\\', '/').TrimEnd('/') switch
        {
            var folder when Directory.Exists(Repository.File(folder)) && File.Exists(Repository.File(folder, "README.md")) => $"{folder}/README.md",
            var file => file,
        };

    [GeneratedRegex(@"\bdocs/[\w./-]+\.md\b")]
    private static partial Regex PageName();
}
