using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrinoInfra.Checking;

/// <summary>Values as messages show them: as written, but short, on one line and harmless to a terminal.</summary>
internal static class Quoted
{
    /// <summary>The most characters of a value that a message shows; what is cut off leaves an ellipsis.</summary>
    public const int MaxLength = 60;

    /// <summary>In double quotes, inner ones escaped, cut to <see cref="MaxLength"/>.</summary>
    public static string Text(string text) => $"\"{Shown(text)}\"";

    /// <summary>A value of the configuration: a number or boolean bare, a text in quotes, the rest by its kind.</summary>
    public static string Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Object => "a mapping",
        JsonValueKind.Array => "a list",
        _ => Shown(value.GetRawText()),
    };

    /// <summary>A key as part of a path: <c>.weight</c>, or <c>["connector.name"]</c> where it needs quotes.</summary>
    public static string Segment(string key) =>
        key.Length is > 0 and <= MaxLength && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? $".{key}"
            : $"[{Text(key)}]";

    /// <summary>As <see cref="Text"/>, but without the quotes around it.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
                return shown.Append('…').ToString();
            shown.Append(rune.Value == '"' ? "\\\"" : Harmless(rune));
        }

        return shown.ToString();
    }

    /// <summary>However long it is, on one line and harmless to a terminal; quotes stay as they are.</summary>
    public static string Whole(string text) =>
        IsHarmless(text) ? text : string.Concat(text.EnumerateRunes().Select(Harmless));

    /// <summary>Whether a terminal shows it as one line: no control, format, private or unassigned characters.</summary>
    public static bool IsHarmless(string text) => text.EnumerateRunes().All(IsHarmless);

    /// <summary>
    /// A text of several lines: line feeds and tabs stay, <paramref name="escape"/> tells what stands for any other
    /// character that is not harmless.
    /// </summary>
    public static string Escape(string text, Func<Rune, string> escape) => text.EnumerateRunes().All(MayStay)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => MayStay(rune) ? rune.ToString() : escape(rune)));

    private static bool MayStay(Rune rune) => rune.Value is '\n' or '\t' || IsHarmless(rune);

    private static string Harmless(Rune rune) => rune.Value switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when IsHarmless(rune) => rune.ToString(),
        _ => $@"\u{{{rune.Value:x}}}",
    };

    // Control and format characters would move the cursor, or turn the direction of the rest of the line.
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && rune != Rune.ReplacementChar;
}
