using System.Collections.Immutable;

namespace TrinoInfra.Settings.Reading;

/// <summary><c>catalogs</c> of a track.</summary>
internal static class CatalogsReader
{
    private const string Mend = "give catalogs such as tpch: { connector.name: tpch }";

    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Read(ConfigNode node) =>
        !node.Exists
            ? TrackSettings.DefaultCatalogs
            : node.Entries(Mend).ToImmutableSortedDictionary(
                entry => entry.Key, entry => Properties(entry.Node), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> Properties(ConfigNode node)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, property) in node.Entries(Mend))
        {
            if (property.TryText("give a text, a number or a boolean", out var text))
                properties[key] = text;
        }

        return properties.ToImmutable();
    }
}
