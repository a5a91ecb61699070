using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Settings;

/// <summary>The configuration as the engine hands it to a program: texts, JSON where they stand for more.</summary>
internal static class EngineSource
{
    /// <param name="get">The text of a key of the project's namespace, or null.</param>
    /// <param name="config">The environment variable PULUMI_CONFIG: all keys, those that nobody knows among them.</param>
    /// <param name="secretKeys">The environment variable PULUMI_CONFIG_SECRET_KEYS.</param>
    /// <param name="file">The configuration as the stack's files have it; null where there are none that can be read.</param>
    public static SettingsSource Of(
        string stack, Func<string, string?> get, string? config, string? secretKeys, SettingsSource? file)
    {
        var secret = Names(secretKeys, json => json.EnumerateArray().Select(key => key.GetString()!));
        var given = Names(config, json => json.EnumerateObject().Select(entry => entry.Name));
        return new(
            $"Pulumi.{stack}.yaml",
            SettingsReader.Keys.Union(given)
                .Select(key => (Key: key, Text: get(key)))
                .Where(entry => entry.Text is not null)
                .ToImmutableSortedDictionary(entry => entry.Key, entry => Entry(entry.Key, Value(entry.Text!)), StringComparer.Ordinal));

        SettingsEntry Entry(string key, JsonElement value) => new(
            value, EngineSecrecy.Of(value, file?.Entries.GetValueOrDefault(key), secret.Contains(key)));
    }

    /// <summary>Those of the keys in an environment variable that are the project's, without its namespace.</summary>
    private static HashSet<string> Names(string? variable, Func<JsonElement, IEnumerable<string>> keys)
    {
        if (variable is not { Length: > 0 })
            return [];
        using var json = JsonDocument.Parse(variable);
        return
        [
            .. keys(json.RootElement)
                .Select(key => key.Split(':'))
                .Where(parts => parts is [SettingsSource.Namespace, _] or [SettingsSource.Namespace, "config", _])
                .Select(parts => parts[^1]),
        ];
    }

    // Lists and mappings come as JSON; whatever else is a scalar, and no key here is one.
    private static JsonElement Value(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                return json.RootElement.Clone();
        }
        catch (JsonException)
        {
        }

        return JsonElement.Parse(JsonValue.Create(text).ToJsonString());
    }
}
