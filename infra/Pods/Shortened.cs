namespace TrinoInfra.Pods;

/// <summary>Texts of others, which may be of any length, as far as they tell.</summary>
internal static class Shortened
{
    /// <summary>The beginning of a text, of <paramref name="most"/> characters at most, an ellipsis among them.</summary>
    public static string AtEnd(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    /// <summary>The end of an error that wraps others, <c>outer: inner: cause</c>: there the cause is.</summary>
    public static string ToCause(string text, int most = 160)
    {
        text = text.Trim();
        if (text.Length <= most)
            return text;

        var end = text[^most..];
        var inner = end.IndexOf(": ", StringComparison.Ordinal);
        return inner is < 0 or > 100 ? $"…{end}" : end[(inner + 2)..];
    }
}
