using System.Text;
using TrinoInfra.Yaml;

namespace TrinoInfra.StackEdits;

/// <summary>What an anchor stands for, written out in the place of an alias of it, so that further aliases still mean it.</summary>
internal static class MovedAnchor
{
    /// <returns>Null where it has several lines and cannot be indented as the alias is.</returns>
    public static TextChange? Of(WrittenStack written, SyntaxNode anchored, SyntaxAlias alias)
    {
        var value = written.Text[anchored.Start..anchored.End];
        if (!value.Any(TextLines.IsBreak))
            return new(alias.Start, alias.End, value);
        return written.KeyOf(anchored) is { } from && written.KeyOf(alias) is { } to
            ? new(alias.Start, alias.End, Indented(value, Column(written.Text, to.Start) - Column(written.Text, from.Start)))
            : null;
    }

    private static int Column(string text, int at) => at - TextLines.StartOfLine(text, at);

    /// <summary>The lines after the first further in, or out; blank ones stay.</summary>
    private static string Indented(string value, int further)
    {
        var at = TextLines.NextLine(value, 0);
        var lines = new StringBuilder(value[..at]);
        for (var next = at; at < value.Length; at = next)
        {
            next = TextLines.NextLine(value, at);
            var indent = next - at - value[at..next].TrimStart(' ').Length;
            var isBlank = TextLines.EndOfLine(value, at) == at + indent;
            lines.Append(' ', isBlank ? indent : Math.Max(0, indent + further)).Append(value[(at + indent)..next]);
        }

        return lines.ToString();
    }
}
