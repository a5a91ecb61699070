using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>
/// Texts of others within Markdown: on one line, and nothing in them links, mentions, nests or ends what is around them. To
/// GitHub a backslash does not take the meaning from an @; a code span does.
/// </summary>
internal static partial class MarkdownText
{
    private const int FewestBackticks = 3;

    /// <summary>As a code span, cut to <paramref name="most"/> characters.</summary>
    public static string Code(string text, int most = 200)
    {
        var shown = Cut(Quoted.Whole(text), most);
        if (shown.Length == 0)
            return "``  ``";
        var marks = new string('`', LongestRun(shown) + 1);
        // One blank at each end belongs to the marks.
        var blank = shown[0] is '`' or ' ' || shown[^1] is '`' or ' ' ? " " : "";
        return $"{marks}{blank}{shown}{blank}{marks}";
    }

    /// <summary>A sentence: plain words as they are, every other as a code span.</summary>
    public static string Sentence(string text, int most = 1_000) => string.Join(' ', Cut(Quoted.Whole(text), most)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => PlainWord().IsMatch(word) ? word : Word().Match(word) is { Success: true, Groups: var parts }
            ? $"{parts["before"]}{Code(parts["word"].Value)}{parts["after"]}"
            : Code(word)));

    /// <summary>Lines as a block of the language <c>diff</c>, behind marks that no line can end.</summary>
    public static IEnumerable<string> Block(IReadOnlyCollection<string> lines)
    {
        var marks = new string('`', Math.Max(FewestBackticks, lines.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return [$"{marks}diff", .. lines, marks];
    }

    public static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..most]}… ({text.Length} characters)";

    private static int LongestRun(string text) => Backticks().EnumerateMatches(text) is var runs ? Longest(runs) : 0;

    private static int Longest(Regex.ValueMatchEnumerator runs)
    {
        var longest = 0;
        foreach (var run in runs)
            longest = Math.Max(longest, run.Length);
        return longest;
    }

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Backticks();

    // No word of these alone is an address, a reference or a mark of Markdown, wherever in a line it stands.
    [GeneratedRegex(@"\A[(""']?[\p{L}\p{N}]+([-'][\p{L}\p{N}]+)*[.,;:?!)""'%]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"\A(?<before>\(?)(?<word>.*?[^.,;:)])(?<after>[.,;:)]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
