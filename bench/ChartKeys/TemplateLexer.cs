using System.Collections.Immutable;

namespace TrinoInfra.Bench.ChartKeys;

internal enum TokenKind
{
    /// <summary>A function or keyword.</summary>
    Name,

    /// <summary><c>$x</c>, without the sign.</summary>
    Variable,

    /// <summary><c>.x</c>, without the dot.</summary>
    Field,

    /// <summary>A dot alone.</summary>
    Dot,
    Text,
    Number,

    /// <summary>A parenthesis, bar, comma or assignment.</summary>
    Mark,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsApart">Whether something stands between it and the token before.</param>
internal readonly record struct Token(TokenKind Kind, string Text, bool IsApart);

/// <summary>The actions of a Go template, <c>{{ ... }}</c>, as tokens.</summary>
internal static class TemplateLexer
{
    public static IEnumerable<ImmutableArray<Token>> Actions(string template)
    {
        for (var at = 0; (at = template.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            at += 2;
            var content = template.AsSpan(at).TrimStart('-').TrimStart();
            if (content.StartsWith("/*"))
                at = End(template, "*/", at);
            else
                yield return [.. Tokens(template, ref at)];
            at = End(template, "}}", at);
        }
    }

    private static List<Token> Tokens(string template, ref int at)
    {
        List<Token> tokens = [];
        var isApart = true;
        while (at < template.Length && !template.AsSpan(at).StartsWith("}}"))
        {
            var (start, first) = (at, template[at]);
            Token? found = null;
            switch (first)
            {
                case '"' or '\'' or '`':
                    found = new(TokenKind.Text, Quoted(template, ref at), isApart);
                    break;
                case '$' or '.':
                    at++;
                    var name = Word(template, ref at);
                    var kind = first == '$' ? TokenKind.Variable : name.Length == 0 ? TokenKind.Dot : TokenKind.Field;
                    found = new(kind, name, isApart);
                    break;
                case ':' when template.AsSpan(at).StartsWith(":="):
                    at += 2;
                    found = new(TokenKind.Mark, ":=", isApart);
                    break;
                case '(' or ')' or '|' or ',' or '=':
                    at++;
                    found = new(TokenKind.Mark, first.ToString(), isApart);
                    break;
                case var letter when char.IsAsciiDigit(letter):
                    while (at < template.Length && (char.IsAsciiLetterOrDigit(template[at]) || template[at] == '.'))
                        at++;
                    found = new(TokenKind.Number, template[start..at], isApart);
                    break;
                case var letter when IsOfWord(letter):
                    found = new(TokenKind.Name, Word(template, ref at), isApart);
                    break;
                default:
                    // Space, or the sign that trims it.
                    at++;
                    break;
            }

            isApart = found is null;
            if (found is { } token)
                tokens.Add(token);
        }

        return tokens;
    }

    private static string Quoted(string template, ref int at)
    {
        var (quote, start) = (template[at], ++at);
        while (at < template.Length && template[at] != quote)
            at += template[at] == '\\' && quote != '`' ? 2 : 1;
        return template[start..Math.Min(at++, template.Length)];
    }

    private static string Word(string template, ref int at)
    {
        var start = at;
        while (at < template.Length && IsOfWord(template[at]))
            at++;
        return template[start..at];
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    private static int End(string template, string mark, int from) =>
        template.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var at
            ? at + mark.Length
            : throw new FormatException($"a template has no {mark} where it should");
}
