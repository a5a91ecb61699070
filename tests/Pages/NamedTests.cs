using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TrinoInfra.Tests.Pages;

/// <summary>A page that names a test as proof names one that there is.</summary>
public sealed partial class NamedTests
{
    private static readonly ILookup<string, string> Tests = (
        from type in typeof(NamedTests).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttributes(inherit: true).OfType<Xunit.v3.IFactAttribute>().Any()
        select (type.Name, Method: method.Name)).ToLookup(test => test.Name, test => test.Method);

    public static TheoryData<string> Pages => [.. Page.All.Where(page => Named(page).Any()).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Tests_that_a_page_names_are_there(string page) => Assert.All(Named(Page.Of(page)), name =>
    {
        var (type, method) = name.Split('.') is [var left, var right] ? (left, right) : (name, null);
        Assert.True(Tests.Contains(type), $"{page}: there is no test class {type}");
        Assert.True(method is null || Tests[type].Contains(method), $"{page}: {type} has no test {method}");
    });

    [Fact]
    public void Both_tables_of_proofs_name_many() =>
        Assert.All(new[] { "docs/security.md", "docs/comparison.md" }, page => Assert.InRange(Named(Page.Of(page)).Count(name => name.Contains('.', StringComparison.Ordinal)), 3, 100));

    /// <summary>Classes, and of <c>`SharesTests`: parts are exact</c> the test too: its name in words.</summary>
    private static IEnumerable<string> Named(Page page) =>
        from code in page.Document.Descendants<CodeInline>()
        where TestName().IsMatch(code.Content)
        let words = code.NextSibling is LiteralInline next ? InWords().Match($"{next.Content}") : Match.Empty
        select words.Success ? $"{code.Content}.{char.ToUpperInvariant(words.Groups[1].Value[0])}{words.Groups[1].Value[1..].Replace(' ', '_')}" : code.Content;

    [GeneratedRegex(@"^: ([\w ]+\w)")]
    private static partial Regex InWords();

    [GeneratedRegex(@"^[A-Z]\w*(Tests|Properties)(\.[A-Z]\w+)?$")]
    private static partial Regex TestName();
}
