using CsCheck;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>Texts that move a cursor, turn the writing, end a line, or are read as something else than text.</summary>
internal static class HostileText
{
    public static Gen<string> Any { get; } = Gen.Frequency(
        (6, Gen.OneOf(
            Gen.OneOf(
                "\u001b[31m", "\u001b]0;title\u0007", "\u009b2J", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u0085", "\u2028", "\u2029",
                "\r", "\n", "\r\n", "\t", "\0", "\u007f", "\b", "\U000e0041", "\ue000", "\uffff", "\u00ad", "\u061c"),
            Gen.OneOf(
                "", " ", "  ", "a", "b:", ": ", "# ", "- ", "? ", "'", "\"", "\\", "{", "}", "[", "]", ",", "&a", "*a", "!", "|", ">", "%", "@", "`", "$", "~",
                "<<", "=", "...", "---"),
            Gen.OneOf(
                "1e300", "1E5", "0x1F", "0o17", "017", "0b1", "1_000", ".5", "5.", "+1", "-0", ".nan", ".inf", "-.INF", "null", "Null", "true", "False", "yes",
                "NO", "on", "Off", "y", "2026-01-01", "2026-01-01T00:00:00Z", "12:30:45", "NaN", "1.", "1e", "0"),
            Gen.OneOf("ä", "漢", "😀", "e\u0301", "\u00a0", "[bold]", "[/]", "{{", "\\u001b", "\\n"),
            Gen.Char[' ', '~'].Select(character => $"{character}"))
            .Array[1, 6].Select(parts => string.Concat(parts))),
        (1, Gen.String[Gen.Char.Where(unit => !char.IsSurrogate(unit)), 0, 12]));
}
