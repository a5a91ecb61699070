namespace TrinoInfra.Settings.Reading;

/// <summary>The project's namespace of a stack's configuration.</summary>
internal sealed class ConfigRoot(SettingsSource source, List<Fault> faults)
{
    private readonly List<string> known = [];

    /// <summary>The place of a key of the namespace.</summary>
    public ConfigNode this[string key]
    {
        get
        {
            known.Add(key);
            return Node(key, source.Entries.GetValueOrDefault(key));
        }
    }

    /// <summary>To be called once every known key has been asked for.</summary>
    public void RejectUnknownKeys()
    {
        foreach (var (key, entry) in source.Entries.Where(entry => !known.Contains(entry.Key)))
            Node(key, entry).Fault("unknown key", KeySuggestion.For(key, known));
    }

    private ConfigNode Node(string key, SettingsEntry? entry) =>
        new(
            entry?.Value,
            entry?.File ?? source.File,
            $"{SettingsSource.Namespace}:{Quoted.Segment(key).TrimStart('.')}",
            entry?.HoldsSecrets ?? false,
            faults);
}
