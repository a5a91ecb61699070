using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TrinoInfra.Checking;

/// <summary>
/// RE2's syntax in .NET's: where the two spell the same thing differently it is respelt, and what only .NET knows is a
/// mistake, as it is to the gateway.
/// </summary>
internal sealed partial class Re2Translation
{
    private const int MostRepetitions = 1000;
    private const string LettersAfterBackslash = "AbBzafnrtv";

    private static readonly Dictionary<char, string> Sets = new()
    {
        ['d'] = "0-9",
        ['w'] = "0-9A-Za-z_",
        ['s'] = @"\t\n\f\r ",
        ['D'] = @"\x00-/:-\uffff",
        ['W'] = @"\x00-/:-@\[-^`{-\uffff",
        ['S'] = @"\x00-\x08\x0b\x0e-\x1f!-\uffff",
    };

    private static readonly Dictionary<string, string> PosixSets = new()
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\x00-\x7f",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\x00-\x1f\x7f",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    private readonly string pattern;
    private readonly StringBuilder result = new();

    // Where in the result each part of the pattern begins, for mistakes that .NET finds.
    private readonly List<(int Result, int Pattern)> parts = [];

    // Where each open group begins, how often its innermost part, and that of the last atom, is repeated in all, and how much it is.
    private readonly Stack<(int Start, int Repeated, Re2Extent Extent)> groups = new();
    private int repeated = 1;

    private Re2Extent last;
    private int start;
    private int at;

    private Re2Translation(string pattern) => this.pattern = pattern;

    /// <summary>How much the pattern is, its repetitions unfolded.</summary>
    public Re2Extent Whole { get; private set; }

    /// <summary>How many characters, sets and the like it has, its repetitions not unfolded.</summary>
    public long Atoms { get; private set; }

    /// <summary>What is wrong with the pattern, in words; null where the translation found nothing.</summary>
    public string? Mistake { get; private set; }

    /// <summary>Translates, as far as the first mistake.</summary>
    public static Re2Translation Of(string pattern)
    {
        // Not RE2, but Istio takes a lone asterisk to mean any value.
        var translation = new Re2Translation(pattern == "*" ? ".*" : pattern);
        translation.Mistake = translation.Run() is { } mistake ? At(mistake, translation.start) : null;
        return translation;
    }

    /// <summary>The pattern for .NET.</summary>
    public override string ToString() => result.ToString();

    /// <summary>What .NET found to be wrong with the translated pattern, in words; empty where these would be .NET's own.</summary>
    public string Words(RegexParseException failure)
    {
        var words = failure.Error switch
        {
            RegexParseError.QuantifierAfterNothing => "nothing to repeat",
            RegexParseError.NestedQuantifiersNotParenthesized => "a repetition of a repetition",
            RegexParseError.ReversedQuantifierRange => "a repetition from more to less",
            RegexParseError.ReversedCharacterRange => "a range from high to low",
            RegexParseError.UnrecognizedUnicodeProperty => "a class of Unicode that this reader does not know",
            _ => "",
        };
        // .NET has read past what it does not like.
        return words.Length == 0 ? "" : At(words, parts.FindLast(part => part.Result < failure.Offset).Pattern);
    }

    private static string At(string mistake, int place) => $"{mistake} at character {place + 1}";

    private void Begin()
    {
        start = at;
        parts.Add((result.Length, at));
    }

    private string? Run()
    {
        groups.Push((0, 1, default));
        while (at < pattern.Length)
        {
            Begin();
            var mistake = pattern[at] switch
            {
                '\\' => Escape(inSet: false),
                '[' => Set(),
                '(' => OpenGroup(),
                ')' => CloseGroup(),
                '{' => Repetition(),
                '*' or '+' or '?' or '|' or '^' or '$' => Operator(),
                _ => Atom(),
            };
            if (mistake is not null)
                return mistake;
            var group = groups.Pop();
            groups.Push(group with { Repeated = Math.Max(group.Repeated, repeated) });
        }
        (start, _, Whole) = groups.Peek();
        return groups.Count > 1 ? "a ( without its )" : null;
    }

    private string? Copy(int count)
    {
        result.Append(pattern, at, count);
        at += count;
        return null;
    }

    private string? Operator()
    {
        Add(Re2Extent.OfOperator);
        return Copy(1);
    }

    private string? Atom()
    {
        repeated = 1;
        CountAtoms(1);
        return Copy(1);
    }

    private void CountAtoms(int count)
    {
        Atoms += count;
        Count(Re2Extent.OfAtom * count);
    }

    /// <summary>The last atom is more than others.</summary>
    private void Grow(Re2Extent by)
    {
        last += by;
        Add(by);
    }

    /// <summary>Takes note of what a repetition would repeat.</summary>
    private void Count(Re2Extent extent)
    {
        last = extent;
        Add(extent);
    }

    private void Add(Re2Extent extent)
    {
        var group = groups.Pop();
        groups.Push(group with { Extent = group.Extent + extent });
    }

    private string? OpenGroup()
    {
        var rest = pattern[at..];
        if (rest.StartsWith("(?", StringComparison.Ordinal))
        {
            if (GroupStart().Match(rest) is not { Success: true } start)
                return "what follows (? is none of RE2's groups";
            at += start.Length;
            // Greed, U, does not matter to a match of the whole.
            var (on, off) = (start.Groups["on"].Value.Replace("U", ""), start.Groups["off"].Value.Replace("U", ""));
            var options = off.Length > 0 ? $"{on}-{off}" : on;
            if (start.Groups["name"].Success)
                result.Append($"(?<{start.Groups["name"]}>");
            else if (start.Value.EndsWith(':') || options.Length > 0)
                result.Append($"(?{options}{start.Value[^1]}");
            if (start.Value.EndsWith(')'))
                return null;
        }
        else
        {
            result.Append('(');
            at++;
        }
        if (groups.Count > MostRepetitions)
            return "it nests too deeply";
        groups.Push((start, 1, default));
        repeated = 1;
        return null;
    }

    private string? CloseGroup()
    {
        if (groups.Count == 1)
            return "a ) without its (";
        (_, repeated, var extent) = groups.Pop();
        Count(extent + Re2Extent.OfOperator);
        return Copy(1);
    }

    private string? Repetition()
    {
        if (Counts().Match(pattern, at) is not { Success: true } counts)
        {
            // A brace that begins no repetition is itself.
            result.Append('\\');
            return Atom();
        }
        var most = counts.Groups.Cast<Group>().Skip(1).Where(group => group.Length > 0)
            .Max(group => int.TryParse(group.ValueSpan, out var count) ? count : int.MaxValue);
        if ((long)Math.Max(most, 1) * repeated > MostRepetitions)
            return $"more than {MostRepetitions} repetitions";
        repeated *= Math.Max(most, 1);
        var unfolded = (last + Re2Extent.OfOperator) * Math.Max(most, 1);
        Add(unfolded - last);
        last = unfolded;
        return Copy(counts.Length);
    }

    private string? Escape(bool inSet)
    {
        if (!inSet)
        {
            repeated = 1;
            CountAtoms(1);
        }
        if (at + 1 == pattern.Length)
            return "a \\ at the end";
        var next = pattern[at + 1];
        if (next == 'Q' && !inSet)
        {
            var end = pattern.IndexOf(@"\E", at, StringComparison.Ordinal);
            var literal = end < 0 ? pattern[(at + 2)..] : pattern[(at + 2)..end];
            CountAtoms(literal.Length);
            result.Append(Regex.Escape(literal).Replace("]", "\\]").Replace("}", "\\}"));
            at = end < 0 ? pattern.Length : end + 2;
            return null;
        }
        if (Sets.TryGetValue(next, out var set))
        {
            result.Append(inSet ? set : $"[{set}]");
            Grow(Re2Extent.OfMember);
            at += 2;
            return null;
        }
        if (CodePoint().Match(pattern, at) is { Success: true } code)
        {
            var digits = code.Groups[1].Success ? code.Groups[1] : code.Groups[2];
            if (!int.TryParse(digits.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var point)
                || point > 0xffff)
                return "a character beyond \\x{ffff}";
            result.Append($"\\u{point:x4}");
            at += code.Length;
            return null;
        }
        if (UnicodeClass().Match(pattern, at) is { Success: true } property)
        {
            result.Append($"\\{property.Groups[1]}{{{property.Groups[2]}{property.Groups[3]}}}");
            Grow(Re2Extent.OfUnicodeClass);
            at += property.Length;
            return null;
        }
        return char.IsAsciiLetterOrDigit(next) && !LettersAfterBackslash.Contains(next)
            ? $"\\{next} means nothing"
            : Copy(2);
    }

    private string? Set()
    {
        repeated = 1;
        CountAtoms(1);
        var opening = start;
        Copy(1);
        if (at < pattern.Length && pattern[at] == '^')
            Copy(1);
        for (var first = true; at < pattern.Length; first = false)
        {
            if (pattern[at] == ']' && !first)
                return Copy(1);
            Begin();
            Grow(Re2Extent.OfMember);
            if (pattern[at] == '\\')
            {
                if (Escape(inSet: true) is { } mistake)
                    return mistake;
            }
            else if (PosixSet().Match(pattern, at) is { Success: true } posix)
            {
                if (posix.Groups[1].Length > 0 || !PosixSets.TryGetValue(posix.Groups[2].Value, out var set))
                    return $"{posix.Value} is no set of this reader's";
                result.Append(set);
                at += posix.Length;
            }
            else
            {
                // To .NET a [ after a - begins a subtraction.
                if (pattern[at] is '[' or ']')
                    result.Append('\\');
                Copy(1);
            }
        }
        start = opening;
        return "a [ without its ]";
    }

    [GeneratedRegex(@"^\(\?(?:P?<(?<name>[A-Za-z_][A-Za-z_0-9]*)>|(?<on>[imsU]*)(?:-(?<off>[imsU]+))?[:)])")]
    private static partial Regex GroupStart();

    [GeneratedRegex(@"\G\{([0-9]+)(?:,([0-9]*))?\}")]
    private static partial Regex Counts();

    [GeneratedRegex(@"\G\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))")]
    private static partial Regex CodePoint();

    [GeneratedRegex(@"\G\\([pP])(?:([A-Z])|\{([A-Za-z_&]+)\})")]
    private static partial Regex UnicodeClass();

    [GeneratedRegex(@"\G\[:(\^?)([a-z]+):\]")]
    private static partial Regex PosixSet();
}
