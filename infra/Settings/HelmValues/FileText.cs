using System.Globalization;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// Whether a text stays within its lines where the chart prints it into a file, which is a block of YAML: a line break that
/// only YAML knows, or a backslash that joins lines, would make more of it than what is judged here. False comes with a fault.
/// </summary>
internal static class FileText
{
    /// <summary>A text that is one line of the file, or a value on one.</summary>
    public static bool IsLine(ConfigNode node, string text, string fix = "give each line an entry of its own") =>
        text.Contains('\n') || text.Any(IsBreak)
            ? Refuse(node, "has more than one line", fix)
            : IsText(node, text);

    /// <summary>A text of any number of lines.</summary>
    public static bool AreLines(ConfigNode node, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (lines.Any(IsBreak))
            return Refuse(node, "has a line break other than \\n, which YAML alone takes for one", "end lines with \\n");
        return lines.Split('\n').All(line => IsText(node, line));
    }

    /// <summary>The content of a file of its own, whose backslashes are its own matter.</summary>
    public static bool IsContent(ConfigNode node, string text) =>
        !text.Replace("\r\n", "\n", StringComparison.Ordinal).Any(IsBreak)
        || Refuse(node, "has a line break other than \\n, which YAML alone takes for one", "end lines with \\n");

    private static bool IsText(ConfigNode node, string line)
    {
        if (line.Any(c => c != '\t' && char.GetUnicodeCategory(c) == UnicodeCategory.Control))
            return Refuse(node, "has a control character, which no YAML holds", "leave it out");
        if (JavaProperties.GoesOn(line))
            return Refuse(node, "has a backslash at the end of a line, which joins it to the next", "leave it out, or write two");
        return true;
    }

    // Of YAML 1.1, which Helm reads: \n is dealt with where lines are.
    private static bool IsBreak(char c) => c is '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool Refuse(ConfigNode node, string what, string fix)
    {
        node.Wrong(what, fix);
        return false;
    }
}
