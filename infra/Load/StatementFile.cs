using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Trino;

namespace TrinoInfra.Load;

/// <summary>A file of statements: each ends with a semicolon, the last one need not. Those in quotes and comments are none.</summary>
internal static class StatementFile
{
    /// <param name="text">The file.</param>
    /// <param name="name">Its name, for faults.</param>
    /// <returns>One statement at least, without semicolons.</returns>
    public static Checked<ImmutableArray<Sql>> Parse(string text, string name)
    {
        var statements = ImmutableArray.CreateBuilder<Sql>();
        var (begin, says) = (0, false);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfPart(text, at);
            if (end < 0)
                return Bad($"{name}:{text.AsSpan(0, at).Count('\n') + 1}", $"{Opens(text, at)} is not closed", "close it");
            if (text[at] == ';')
            {
                Take(at);
                (begin, says) = (end, false);
            }

            says |= text[at] != ';' && !char.IsWhiteSpace(text[at]) && !IsComment(text, at);
            at = end;
        }

        Take(text.Length);
        return statements.Count > 0
            ? new Checked<ImmutableArray<Sql>>.Good(statements.ToImmutable())
            : Bad(name, "has no statement", "write some, each with a semicolon at its end");

        void Take(int end)
        {
            if (says)
                statements.Add(new(text[begin..end].Trim()));
        }
    }

    /// <summary>Behind the character, the quoted text or the comment that begins here; -1 where it does not end.</summary>
    private static int EndOfPart(string text, int at) => text[at] switch
    {
        // A quote in a quoted text is doubled: that reads as two texts side by side.
        '\'' or '"' => Behind(text, at + 1, text[at..(at + 1)]),
        '-' when Begins(text, at, "--") => text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length,
        '/' when Begins(text, at, "/*") => Behind(text, at + 2, "*/"),
        _ => at + 1,
    };

    private static int Behind(string text, int from, string mark) =>
        text.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : -1;

    private static bool IsComment(string text, int at) => Begins(text, at, "--") || Begins(text, at, "/*");

    private static bool Begins(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static string Opens(string text, int at) => text[at] switch { '\'' => "a text", '"' => "a name in quotes", _ => "a comment" };

    private static Checked<ImmutableArray<Sql>> Bad(string where, string what, string fix) =>
        new Checked<ImmutableArray<Sql>>.Bad([new(where, what, fix)]);
}
