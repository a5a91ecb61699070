namespace TrinoInfra;

/// <summary>The files that are part of the program itself: scripts of containers, what a page is made of.</summary>
internal static class EmbeddedText
{
    /// <param name="file">Its name without the folder, e.g. <c>drain-gate.sh</c>.</param>
    public static string Of(string file)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
