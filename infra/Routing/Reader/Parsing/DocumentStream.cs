using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>Text to documents; whatever the text, an answer.</summary>
internal static class DocumentStream
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <returns>The documents, or none and the one fault that keeps the text from being read.</returns>
    public static (IReadOnlyList<Node> Documents, Fault? Fault) Load(string text, string source)
    {
        if (text.Length > MaxLength)
            return ([], new Fault(source, $"it holds {text.Length} characters", "give at most 4 MiB"));
        // JSON is nearly YAML, but for tabs and for several documents in a row.
        return JsonLoader.TryLoad(text) is { } documents ? (documents, null) : YamlLoader.Load(text, source);
    }
}
