using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Lines that the chart copies into config.properties and node.properties, as Trino reads them.</summary>
internal static class ConfigLinesRules
{
    private const string ALine = "give a line property=value";
    private const string Lines = "give a list of lines, each property=value";

    public static void Check(ConfigNode values, TrackSettings track)
    {
        var authentication = AuthenticationTypes.Of(track);
        foreach (var line in Find("additionalConfigProperties").Items(Lines))
        {
            foreach (var property in Line(line))
                CheckConfig(line, property, onCoordinator: true, onWorkers: track.HasWorkers);
        }

        // What is in node.properties becomes a system property, which nobody need know, and which wins over the file.
        foreach (var line in Find("additionalNodeProperties").Items(Lines))
        {
            foreach (var property in Line(line))
                CheckOwned(line, property);
        }

        foreach (var node in new[] { "coordinator", "worker" })
        {
            var extra = Find($"server/{node}ExtraConfig");
            if (!extra.TryText("give lines property=value", out var text) || !FileText.AreLines(extra, text))
                continue;
            foreach (var property in Read(extra, text))
                CheckConfig(extra, property, onCoordinator: node == "coordinator", onWorkers: node == "worker" && track.HasWorkers);
        }

        void CheckConfig(ConfigNode place, Property property, bool onCoordinator, bool onWorkers)
        {
            if (CheckOwned(place, property) && CoordinatorProperties.Find(property.Name) is { } bound)
                CheckBound(place, property.Name, bound, onCoordinator, onWorkers);
        }

        void CheckBound(ConfigNode place, string property, CoordinatorClass bound, bool onCoordinator, bool onWorkers)
        {
            if (onWorkers)
            {
                place.Fault(
                    $"sets {property}, which only a coordinator knows ({bound.Name}), so that workers do not start",
                    "move it to server.coordinatorExtraConfig");
            }
            else if (onCoordinator && bound.Authentication is { } type && authentication?.Contains(type) == false)
            {
                place.Fault(
                    $"sets {property}, which Trino knows with {type.ToUpperInvariant()} authentication alone ({bound.Name})",
                    $"add {type.ToUpperInvariant()} to server.config.authenticationType, or remove the line");
            }
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);
    }

    /// <summary>False, with a fault, where the program itself must set the property.</summary>
    public static bool CheckOwned(ConfigNode place, Property property)
    {
        if (!ProtectedValues.OfConfigProperties.TryGetValue(property.Name, out var fix))
            return true;
        place.Fault($"sets {property.Name}, which is the program's own to set, and this line would win", fix);
        return false;
    }

    private static IEnumerable<Property> Line(ConfigNode node) =>
        node.TryText(ALine, out var text) && FileText.IsLine(node, text) ? Read(node, text) : [];

    private static IEnumerable<Property> Read(ConfigNode node, string text)
    {
        if (!JavaProperties.TryRead(text, out var properties))
            node.Wrong("has a \\u without four hexadecimal digits, which stops Trino", "write the character itself, or \\\\u for the two");
        return properties;
    }
}
