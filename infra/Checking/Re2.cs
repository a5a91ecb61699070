using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace TrinoInfra.Checking;

/// <summary>Regular expressions as Envoy takes them: RE2's syntax, the whole value must match, linear time.</summary>
internal static class Re2
{
    /// <summary>
    /// The most parts of an expression that is tried, its repetitions unfolded. Istio's proxies take far more; the time and
    /// memory that one costs here grow faster than its parts.
    /// </summary>
    public const int MostParts = 300;

    /// <summary>
    /// The largest program that Istio's proxies take (<c>re2.max_program_size.error_level</c>): for a larger one Envoy refuses
    /// the whole route table of a listener, and Kubernetes hears nothing of it.
    /// </summary>
    public const int MaxSize = 32768;

    // Gateways are few and ask the same few expressions again and again.
    private const int MostKept = 4096;
    private static readonly ConcurrentDictionary<string, Compiled> Kept = new();

    /// <summary>The expression, or what is wrong with it; kept, so that the next time costs nothing.</summary>
    public static Compiled Compile(string pattern)
    {
        if (Kept.Count > MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(pattern, Build);
    }

    private static Compiled Build(string pattern)
    {
        var translation = Re2Translation.Of(pattern);
        if (translation.Mistake is not null)
            return Compiled.Wrong(translation.Mistake);
        try
        {
            // Alone first: "a)(b" would be fine between the anchors' parentheses. Its form is all that is asked here, which
            // a backtracking expression, never run, tells a hundred times faster.
            _ = new Regex($"{translation}", RegexOptions.CultureInvariant);
            return new Compiled($@"\A(?:{translation})\z", translation.Atoms, translation.Whole.Parts, translation.Whole.Size + Re2Extent.OfProgram, null);
        }
        catch (RegexParseException failure)
        {
            return Compiled.Wrong(translation.Words(failure));
        }
        catch (NotSupportedException)
        {
            return Compiled.Wrong("it looks around or refers back");
        }
    }

    /// <summary>An expression, or why it is none.</summary>
    /// <param name="Pattern">What .NET is to match.</param>
    /// <param name="Atoms">How many characters, sets and the like it has.</param>
    /// <param name="Parts">How many these are, its repetitions unfolded.</param>
    /// <param name="Size">The instructions of RE2's program for it, at most.</param>
    /// <param name="Mistake">What is wrong with it, empty where that is hard to name; else null.</param>
    internal sealed record Compiled(string Pattern, long Atoms, long Parts, long Size, string? Mistake)
    {
        private readonly Lazy<Regex> regex = new(
            () => new Regex(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

        public static Compiled Wrong(string mistake) => new("", 0, 0, 0, mistake);

        /// <summary>
        /// What it may cost to try it, in no certain unit: one a part, and one a character for each part that is a repeat.
        /// </summary>
        public long Work(string text) => Parts + ((Parts - Atoms) * text.Length);

        /// <summary>Whether it is small enough to be tried.</summary>
        public bool IsSmall => Parts <= MostParts;

        /// <summary>Whether the whole text matches; never with a mistake.</summary>
        public bool Matches(string text) => Mistake is null && regex.Value.IsMatch(text);
    }
}
