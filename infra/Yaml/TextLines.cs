namespace TrinoInfra.Yaml;

/// <summary>The lines of a YAML text, by offsets: it may have line breaks of several kinds.</summary>
internal static class TextLines
{
    /// <summary>Those of YAML 1.1, by which the library counts.</summary>
    public static bool IsBreak(char character) => character is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';

    /// <summary>The offset of the line break that ends the line, or of the end of the text.</summary>
    public static int EndOfLine(string text, int at)
    {
        while (at < text.Length && !IsBreak(text[at]))
            at++;
        return at;
    }

    /// <summary>Behind the line break that ends the line, or the end of the text.</summary>
    public static int NextLine(string text, int at)
    {
        at = EndOfLine(text, at);
        return at == text.Length ? at : at + (text.AsSpan(at).StartsWith("\r\n") ? 2 : 1);
    }

    public static int StartOfLine(string text, int at)
    {
        while (at > 0 && !IsBreak(text[at - 1]))
            at--;
        return at;
    }

    /// <summary>The number of the line that an offset is on, counted from 1.</summary>
    public static int Number(string text, int at)
    {
        var number = 1;
        for (var line = NextLine(text, 0); line > 0 && line <= at && IsBreak(text[line - 1]); line = NextLine(text, line))
        {
            number++;
            if (line == text.Length)
                break;
        }

        return number;
    }

    /// <summary>What a new line of this text ends with: as its first one does.</summary>
    public static string BreakOf(string text) => text.AsSpan(EndOfLine(text, 0)).StartsWith("\r\n") ? "\r\n" : "\n";

    /// <summary>The end of the line before the one that begins at an offset; 0 where that is the first.</summary>
    public static int EndOfLineBefore(string text, int line) => line == 0 ? 0 : line - (text.AsSpan(0, line).EndsWith("\r\n") ? 2 : 1);

    /// <summary>The end of the line on which a block ends, or of the last comment below it that is indented further than the block.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the block ends.</param>
    /// <param name="indent">Its indentation, in characters.</param>
    public static int EndOfBlock(string text, int at, int indent)
    {
        var end = EndOfLine(text, at);
        for (var line = NextLine(text, end); line < text.Length; line = NextLine(text, line))
        {
            var stop = EndOfLine(text, line);
            var content = text[line..stop].TrimStart();
            if (content.Length > 0 && (content[0] != '#' || stop - line - content.Length <= indent))
                break;
            if (content.Length > 0)
                end = stop;
        }

        return end;
    }
}
