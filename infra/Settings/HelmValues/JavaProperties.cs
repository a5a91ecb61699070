using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>A text as <c>java.util.Properties.load</c> reads it, by which Trino reads its files.</summary>
internal static class JavaProperties
{
    private static readonly char[] blanks = [' ', '\t', '\f'];

    /// <summary>The properties in the order of the text. One that is given twice is there twice: the last counts.</summary>
    /// <returns>False where Java throws: at a <c>\u</c> without four hexadecimal digits.</returns>
    public static bool TryRead(string text, out ImmutableArray<Property> properties)
    {
        var read = ImmutableArray.CreateBuilder<Property>();
        foreach (var line in Lines(text))
        {
            var (key, value) = Split(line);
            if (Unescape(key) is not { } name || Unescape(value) is not { } content)
            {
                properties = [];
                return false;
            }

            read.Add(new(name, Trim(content)));
        }

        properties = read.ToImmutable();
        return true;
    }

    /// <summary>Whether the next line of the file goes on with this one: an odd number of backslashes at its end.</summary>
    public static bool GoesOn(string line) => int.IsOddInteger(line.Length - line.TrimEnd('\\').Length);

    /// <summary>
    /// The lines that count, by which Trino's launcher reads its jvm.config too: without blank ones, comments and the
    /// blanks before them, each with those that a backslash at its end adds to it.
    /// </summary>
    public static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        foreach (var natural in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'))
        {
            var rest = natural.TrimStart(blanks);
            if (line.Length == 0 && rest is "" or ['#' or '!', ..])
                continue;
            if (GoesOn(rest))
            {
                line.Append(rest, 0, rest.Length - 1);
                continue;
            }

            yield return line.Append(rest).ToString();
            line.Clear();
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    // As Trino's configuration loader does to values: Java's trim, which is all up to the space.
    private static string Trim(string value)
    {
        var start = 0;
        while (start < value.Length && value[start] <= ' ')
            start++;
        var end = value.Length;
        while (end > start && value[end - 1] <= ' ')
            end--;
        return value[start..end];
    }

    // The key ends at the first blank, = or : without a backslash; of = and : one more may stand among the blanks behind it.
    private static (string Key, string Value) Split(string line)
    {
        var end = 0;
        while (end < line.Length && !blanks.Contains(line[end]) && line[end] is not ('=' or ':'))
            end += line[end] == '\\' ? 2 : 1;
        end = Math.Min(end, line.Length);
        var rest = line[end..].TrimStart(blanks);
        return (line[..end], rest is ['=' or ':', ..] ? rest[1..].TrimStart(blanks) : rest);
    }

    private static string? Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || ++i == text.Length)
            {
                if (i < text.Length)
                    plain.Append(text[i]);
                continue;
            }

            if (text[i] != 'u')
            {
                plain.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', var other => other });
                continue;
            }

            if (i + 4 >= text.Length || !ushort.TryParse(
                    text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                return null;
            }

            plain.Append((char)unit);
            i += 4;
        }

        return plain.ToString();
    }
}

/// <summary>A line of a properties file.</summary>
internal readonly record struct Property(string Name, string Value);
