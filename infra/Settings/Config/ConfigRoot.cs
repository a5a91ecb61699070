using System.Text.Json;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>The project's namespace of a stack's configuration.</summary>
internal sealed class ConfigRoot(SettingsSource source, Findings findings)
{
    /// <summary>The place of a key of the namespace.</summary>
    public ConfigNode this[string key]
    {
        get
        {
            var entry = source.Entries.GetValueOrDefault(key);
            if (entry is null || IsUnicode(entry.Value))
                return Node(key, entry);
            Node(key, entry).Fault("has text that is not Unicode", "write it anew");
            return ConfigNode.Nowhere;
        }
    }

    public void RejectUnknownKeys(IReadOnlyCollection<string> known)
    {
        foreach (var key in source.Entries.Keys.Where(key => !known.Contains(key)))
            ConfigNode.NoteUnknown(key, known, name => Node(name, source.Entries.GetValueOrDefault(name)));
    }

    /// <summary>JSON may escape half of a character, which no text can hold.</summary>
    private static bool IsUnicode(JsonElement value)
    {
        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            value.WriteTo(nowhere);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private ConfigNode Node(string key, SettingsEntry? entry) =>
        new(
            entry?.Value,
            entry?.File ?? source.File,
            $"{SettingsSource.Namespace}:{Quoted.Segment(key).TrimStart('.')}",
            entry?.Secrecy ?? Secrecy.Open,
            findings);
}
