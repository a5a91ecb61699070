using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrinoInfra.Settings.Config;

/// <summary><c>catalogs</c> of a track.</summary>
internal static partial class CatalogsReader
{
    private const string Connector = "connector.name";
    private const string Fix = "give properties such as { connector.name: tpch }";

    /// <summary>The catalogs, or the defaults; and which have a property that is encrypted, or may be.</summary>
    public static (ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Catalogs, ImmutableHashSet<string> Secret)
        Read(ConfigNode node)
    {
        if (!node.Exists)
            return (TrackSettings.DefaultCatalogs, []);
        var catalogs = TrackSettings.DefaultCatalogs.Clear().ToBuilder();
        HashSet<string> secret = [];
        foreach (var (name, catalog) in node.Entries("give catalogs such as tpch: { connector.name: tpch }"))
        {
            if (!Name().IsMatch(name))
                catalog.Fault("is not the name of a catalog", "give 1 to 63 letters (lower-case), digits, _ and -");
            else if (name == "system")
                catalog.Fault("is Trino's own catalog", "give another name");
            catalogs[name] = Properties(catalog, out var holdsSecret);
            if (holdsSecret)
                secret.Add(name);
        }

        return (catalogs.ToImmutable(), [.. secret]);
    }

    private static ImmutableSortedDictionary<string, string> Properties(ConfigNode node, out bool holdsSecret)
    {
        holdsSecret = false;
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, property) in node.Entries(Fix))
        {
            if (!Key().IsMatch(key))
                property.Fault("is not the name of a property", "give letters, digits, dots, underscores and hyphens");
            properties[key] = Value(property);
            holdsSecret |= property.MayBeSecret;
        }

        if (node.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined && !properties.ContainsKey(Connector))
            node[Connector].Fault("is missing", "give the name of a connector, such as tpch");
        return properties.ToImmutable();
    }

    private static string Value(ConfigNode property)
    {
        if (!property.Exists)
            property.Fault("has no value", "give it one, or remove it");
        if (!property.TryText("give a text, a number or a boolean", out var text, orBoolean: true, orSecret: true))
            return "";
        if (text.Any(char.IsControl))
            property.Wrong("has control characters, and a property is one line", "give it on one line");
        return text;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
