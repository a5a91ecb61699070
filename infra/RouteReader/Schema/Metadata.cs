using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>What every object's metadata must keep to, whatever its kind.</summary>
internal static class Metadata
{
    private const int MaxNameLength = 253;
    private static readonly ApiPattern Subdomain = new("subdomain", @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$");
    private static readonly ApiPattern Label = new("label", "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$");
    private static readonly ApiPattern LabelValue = new("labelValue", "^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$");

    /// <returns>The name, empty and with a fault where there is none; the namespace, <c>default</c> where none is given.</returns>
    public static (string Name, string Namespace) Check(Field metadata)
    {
        var (name, space) = (metadata["name"], metadata["namespace"]);
        var (named, home) = (name.RequireText("give the resource a name"), space.RequireText(Label.Fix));
        if (!name.Exists)
            name.Fault("it is missing", "give the resource a name");
        else if (named is { Length: > MaxNameLength } || named?.Length == 0 || (named is not null && !Subdomain.Matches(named)))
            name.Fault($"{name.Shown} will not do", Subdomain.Fix);
        if (home is { Length: > 0 } && !Label.Matches(home))
            space.Fault($"{space.Shown} will not do", Label.Fix);

        foreach (var map in new[] { metadata["labels"], metadata["annotations"] })
        {
            if (map.Exists && !map.IsMapping)
                map.Fault($"{map.Shown} is no mapping", "give a mapping of keys to values");
            GatewayRules.Keys(map);
            foreach (var (_, value) in map.Entries)
                value.RequireText("give a text");
        }
        foreach (var (_, value) in metadata["labels"].Entries.Where(entry => entry.Value.Text is { } text && !LabelValue.Matches(text)))
            value.Wrong(LabelValue.Fix);
        return (named ?? "", home is null or "" ? "default" : home);
    }
}
