using System.Collections.Immutable;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>A file has one source: the value from which the chart writes it, or <c>additionalConfigFiles</c>.</summary>
internal static class FilesRules
{
    private static readonly string[] types = ["configmap", "properties"];

    // Files that the chart writes where the value is set, and on which nodes.
    private static readonly (string File, string Value, bool OnWorkers)[] written =
    [
        ("access-control.properties", "accessControl", false),
        ("resource-groups.properties", "resourceGroups", false),
        ("session-property-config.properties", "sessionProperties", false),
        ("exchange-manager.properties", "server/exchangeManager", true),
        ("event-listener.properties", "eventListenerProperties", true),
    ];

    public static void Check(ConfigNode values, TrackSettings track)
    {
        foreach (var (file, value, onWorkers) in written)
        {
            RejectSecond("coordinator", file, value);
            if (onWorkers)
                RejectSecond("worker", file, value);
        }

        if (track.Values.TextAt("sessionProperties", "type") == "configmap")
            RejectSecond("coordinator", "session-property-config.json", "sessionProperties");
        foreach (var value in new[] { "accessControl", "resourceGroups", "sessionProperties" })
            CheckType(Find(value));

        void RejectSecond(string node, string file, string value)
        {
            var place = Find($"{node}/additionalConfigFiles/{file}");
            if (place.Exists && IsSet(track.Values.At(value.Split('/'))))
                place.Fault($"is a file that the chart writes from {value.Replace('/', '.')}", "keep one of the two");
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);
    }

    // Of another type, or without what its type needs, the chart fails.
    private static void CheckType(ConfigNode node)
    {
        if (!node.IsMapOrAbsent() || node.IsEmptyMap || !node.Exists)
            return;
        var type = node["type"];
        if (!type.Exists)
            type.Fault("is missing", "give configmap or properties");
        if (type.OneOf("", types.ToDictionary(one => one)) == "properties" && !node["properties"].Exists)
            node["properties"].Fault("is missing", "give the lines of the file");
    }

    private static bool IsSet(object? value) => value switch
    {
        ImmutableSortedDictionary<string, object?> map => map.Count > 0,
        ImmutableArray<object?> list => list.Length > 0,
        _ => false,
    };
}
