using System.Text;
using System.Text.Json;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>JSON, one document or several in a row as <c>jq</c> prints them.</summary>
internal static class JsonLoader
{
    /// <returns>The documents; null where the text is no JSON, and YAML may have its say.</returns>
    public static IReadOnlyList<Node>? TryLoad(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith('{'))
            return null;
        try
        {
            var reader = new Utf8JsonReader(
                Encoding.UTF8.GetBytes(text),
                new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Disallow });
            var builder = new NodeBuilder();
            while (reader.Read())
                Take(ref reader, builder);
            return builder.Documents;
        }
        // GetString throws InvalidOperationException for a lone surrogate.
        catch (Exception failure) when (failure is JsonException or UnreadableException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Take(ref Utf8JsonReader reader, NodeBuilder builder)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                builder.Open(reader.TokenType == JsonTokenType.StartObject);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                builder.Close();
                break;
            case JsonTokenType.PropertyName or JsonTokenType.String:
                builder.Scalar(reader.GetString()!, ScalarKind.Text);
                break;
            default:
                builder.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), reader.TokenType switch
                {
                    JsonTokenType.Number => ScalarKind.Number,
                    JsonTokenType.Null => ScalarKind.Null,
                    _ => ScalarKind.Boolean,
                });
                break;
        }
    }
}
