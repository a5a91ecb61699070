using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrinoInfra.Checking;

/// <summary>JSON that people read too.</summary>
internal static class ReadableJson
{
    /// <summary>Readable rather than safe inside HTML: it goes to a terminal or a file.</summary>
    public static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        // What is read is at most 64 deep, and is written within something.
        MaxDepth = 256,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same JSON, with escapes for what would move a cursor.</summary>
    public static string Harmless(string json) => Quoted.Escape(json, rune =>
        string.Concat(rune.ToString().Select(unit => $@"\u{(int)unit:x4}")));
}
