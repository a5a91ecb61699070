using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Every key of the free <c>values</c> is one that the chart reads: Helm swallows any other.</summary>
internal static partial class ChartKeysRules
{
    private const string AboveFix = "write what is below it in its place";
    private const string Fix = "give values of the chart, each as `key: value`";

    /// <param name="values">The place of <c>values</c>.</param>
    /// <param name="chart">What the chart knows.</param>
    /// <param name="owned">What the program sets itself: faults tell what to use instead.</param>
    /// <param name="refused">Paths that have a fault already: what is below them is not looked at.</param>
    public static void Check(ConfigNode values, ChartKey chart, OwnedValues owned, IReadOnlySet<string> refused)
    {
        Lazy<FrozenSet<string>> named = new(() => NamedInTemplates(values).ToFrozenSet());
        CheckMap(values, chart, "");

        void CheckMap(ConfigNode map, ChartKey known, string path)
        {
            foreach (var (key, node) in map.Entries(Fix))
            {
                var place = path.Length == 0 ? key : $"{path}/{key}";
                if (refused.Contains(place))
                    continue;
                if (known[key] is { } found)
                    CheckValue(node, found, place);
                else if (IgnoredValues.NotOfTheChart.Contains(place) || (path.Length == 0 && named.Value.Contains(key)))
                    CheckFree(node);
                else
                    node.Fault("unknown key", IsTooDeep(node, known) ? AboveFix : ChartKeySuggestion.For(chart, known, path, key, owned));
            }
        }

        void CheckValue(ConfigNode node, ChartKey known, string path)
        {
            if (!node.Exists)
                CheckNothing(node, known, owned.FixOf(path));
            else if (known.IsFree)
                CheckFree(node);
            else if (known.IsMap && !node.IsEmptyList)
                CheckKeys(node, known, path);
            else if (known.Element is { } element)
                CheckElements(node, element, path);
            else if (known.Nothing is not "[]" && node.Value is { ValueKind: JsonValueKind.Object } map && map.EnumerateObject().Any())
                node.Wrong("is neither a text nor a number", "the chart takes one here");
        }

        void CheckKeys(ConfigNode node, ChartKey known, string path)
        {
            if (node.IsMapOrAbsent())
                CheckMap(node, known, path);
        }

        void CheckElements(ConfigNode node, ChartKey element, string path)
        {
            foreach (var item in node.Items($"give a list of entries with {string.Join(", ", element.Keys.Keys)}"))
                CheckKeys(item, element, path);
        }
    }

    // As in the values of a chart that has this one as a part.
    private static bool IsTooDeep(ConfigNode node, ChartKey known) =>
        node.Value is { ValueKind: JsonValueKind.Object } map
        && map.EnumerateObject().Any() && map.EnumerateObject().All(entry => known.Keys.ContainsKey(entry.Name));

    // Pulumi leaves nulls out, so that only where it is the chart's default one is what it says.
    private static void CheckNothing(ConfigNode node, ChartKey? known, string? ownersFix)
    {
        if (known?.Nothing is "null")
            return;
        var fix = ownersFix ?? (known?.Nothing is { } nothing ? $"write {nothing} for none, or remove it" : "give it one, or remove it");
        node.Fault("has no value, and Pulumi would leave it out", fix);
    }

    private static void CheckFree(ConfigNode node)
    {
        if (!node.Exists)
            CheckNothing(node, known: null, ownersFix: null);
        var below = node.Value.ValueKind switch
        {
            JsonValueKind.Object => node.Entries(Fix).Select(entry => entry.Node),
            JsonValueKind.Array => node.Items(Fix),
            _ => [],
        };
        foreach (var child in below)
            CheckFree(child);
    }

    // The chart fills templates in some of its values, which may name values of the user's own. What is encrypted is not
    // read: offline nobody could.
    private static IEnumerable<string> NamedInTemplates(ConfigNode node) => node.Value.ValueKind switch
    {
        JsonValueKind.String when !node.IsSecret && node.Value.GetString()!.Contains("{{", StringComparison.Ordinal) =>
            OwnValue().Matches(node.Value.GetString()!).Select(match => match.Groups["name"].Value),
        JsonValueKind.Object => node.Entries(Fix).SelectMany(entry => NamedInTemplates(entry.Node)),
        JsonValueKind.Array => node.Items(Fix).SelectMany(NamedInTemplates),
        _ => [],
    };

    [GeneratedRegex("""\.Values(\)?\.(?<name>\w+)|\s+["`](?<name>[^"`]+)["`])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnValue();
}
