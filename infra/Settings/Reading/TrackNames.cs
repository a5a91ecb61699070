namespace TrinoInfra.Settings.Reading;

/// <summary>Names of tracks: the objects of all tracks and of the stack share one namespace.</summary>
internal static class TrackNames
{
    private const string Another = "give another name, such as trino-v2-canary";

    /// <summary>The rules of the main route beside those of the tracks, which bear the tracks' names.</summary>
    private static readonly HashSet<string> rules = ["new-statements", "kill", "ui", "everything-else"];

    /// <summary>How the stack's own objects begin.</summary>
    private static readonly string[] own = ["trino-gateway", "trino-coordinator"];

    /// <summary>What the chart and the drain gate append to a track's name for objects of the same kinds.</summary>
    private static readonly string[] suffixes =
    [
        "-worker", "-drain", "-access-control-volume", "-jmx-exporter-config", "-resource-groups-volume",
        "-schemas-volume",
    ];

    public static DnsLabel Read(ConfigNode node)
    {
        var name = node.Required<DnsLabel>("give the track a name, such as trino-v2-canary");
        if (name is null)
            return name!;
        if (name.Length > TrackSettings.MaxNameLength)
            node.Wrong($"has {name.Length} characters", $"give a name of at most {TrackSettings.MaxNameLength}");
        if (!char.IsAsciiLetterLower(name.ToString()[0]))
            node.Wrong("does not begin with a letter, as the name of a Service must", Another);
        if (rules.Contains(name))
            node.Wrong("is the name of a rule of the main route", Another);
        if (own.Any(prefix => name.ToString().StartsWith(prefix, StringComparison.Ordinal)))
            node.Wrong("begins like the stack's own objects", Another);
        return name;
    }

    /// <summary>Checks the names against each other, where they are names at all.</summary>
    public static void CheckTogether(IReadOnlyCollection<(ConfigNode Node, DnsLabel? Name)> names)
    {
        var all = names.Select(entry => entry.Name?.ToString()).ToHashSet();
        Dictionary<string, int> first = [];
        foreach (var (index, (node, name)) in names.Index())
        {
            if (name is null)
                continue;
            if (!first.TryAdd(name, index))
                node.Wrong($"is the name of track {first[name] + 1} too", Another);
            foreach (var suffix in suffixes.Where(suffix => name.ToString().EndsWith(suffix, StringComparison.Ordinal)))
            {
                var other = name.ToString()[..^suffix.Length];
                if (all.Contains(other))
                    node.Wrong($"is what objects of the track {other} are called", Another);
            }
        }
    }
}
