using TrinoInfra.Yaml;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>Completes objects as an API server does before it looks at them.</summary>
internal static class Defaults
{
    /// <summary>The value without nulls, and with the default of everything that is missing.</summary>
    public static YamlValue FillIn(ApiField field, YamlValue value) => (field, value) switch
    {
        ({ Type: "object" }, YamlMapping mapping) => Members(field, mapping),
        ({ Type: "array", Element: null }, YamlList list) => new YamlList(
            list.Place,
            [.. list.Items.Select(item => item is YamlMapping mapping ? Members(field, mapping) : item)]),
        _ => value,
    };

    private static YamlMapping Members(ApiField field, YamlMapping mapping)
    {
        var given = mapping.Entries.Where(entry => entry.Value is not YamlScalar { IsNull: true }).ToList();
        var names = given.Select(entry => entry.Key.Text).ToHashSet();
        return new YamlMapping(mapping.Place,
        [
            .. given.Select(entry =>
                field.Members.TryGetValue(entry.Key.Text, out var member) ? (entry.Key, FillIn(member, entry.Value)) : entry),
            .. field.Members
                .Where(member => member.Value.Default is not null && !names.Contains(member.Key))
                .Select(member => (
                    new YamlScalar(mapping.Place, member.Key, IsPlain: false),
                    FillIn(member.Value, member.Value.Default!))),
        ]);
    }
}
