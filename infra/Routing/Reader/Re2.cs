using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace TrinoInfra.Routing.Reader;

/// <summary>Regular expressions as Envoy takes them: RE2's syntax, the whole value must match, linear time.</summary>
internal static class Re2
{
    // Gateways are few and ask the same few expressions again and again.
    private const int MostKept = 4096;
    private static readonly ConcurrentDictionary<string, Compiled> Kept = new();

    /// <summary>The expression, or what is wrong with it.</summary>
    public static Compiled Compile(string pattern)
    {
        if (Kept.Count > MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(pattern, Build);
    }

    /// <summary>Whether the whole text matches; never with a pattern that is none.</summary>
    public static bool Matches(string pattern, string text) => Compile(pattern).Expression?.IsMatch(text) ?? false;

    private static Compiled Build(string pattern)
    {
        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        var translation = Re2Translation.Of(pattern);
        if (translation.Mistake is not null)
            return new Compiled(null, translation.Mistake);
        try
        {
            // Alone first: "a)(b" would be fine between the anchors' parentheses. Its form is all that is asked here, which
            // a backtracking expression, never run, tells a hundred times faster.
            _ = new Regex($"{translation}", RegexOptions.CultureInvariant);
            return new Compiled(new Regex($@"\A(?:{translation})\z", Options), null);
        }
        catch (RegexParseException failure)
        {
            return new Compiled(null, translation.Words(failure));
        }
        catch (NotSupportedException)
        {
            return new Compiled(null, "it looks around or refers back, or is too large");
        }
    }

    /// <summary>One of the two is null; a mistake that is hard to name is empty.</summary>
    internal sealed record Compiled(Regex? Expression, string? Mistake);
}
