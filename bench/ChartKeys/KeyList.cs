using System.Text.Json;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>The list of a chart's values that the program checks <c>values</c> against.</summary>
internal static class KeyList
{
    /// <summary>Istio's charts keep their defaults there, and lay what stands at the top over them.</summary>
    private const string IstiosDefaults = "_internal_defaults_do_not_set";

    public static IEnumerable<string> Of(ChartFiles chart)
    {
        var values = new ChartValue();
        TemplateReader.Read(values, chart.Templates);
        var defaults = Json(chart.Values);
        AddDefaults(values, defaults.TryGetProperty(IstiosDefaults, out var istios) ? istios : defaults);
        values.Remove(IstiosDefaults);
        var description = Json(chart.Description);
        foreach (var subchart in Subcharts(description))
            values[subchart].IsFree = true;
        var name = description.GetProperty("name").GetString()!;
        var corrections = ChartCorrections.Of(name);
        foreach (var correction in corrections)
            correction.Apply(values);

        return
        [
            $"# The values that the chart {name} knows, of the version in this file's name: its values.yaml, and what its templates read.",
            $"# Made by `dotnet run --project bench -- chart-keys <the chart's folder or archive>`.",
            .. corrections.Select(correction => $"# Corrected: {correction.Why}."),
            "#",
            "# a.b       a value or a list of values       a.b = []  what to write there for nothing, null being the default itself",
            "# a.b.**    whatever is in it                 a.b.*     any key of it",
            "# a.b[].c   of each element of a list         a = .     what the top level has",
            .. values.Lines("").Order(StringComparer.Ordinal),
        ];
    }

    private static JsonElement Json(string yaml)
    {
        List<Fault> faults = [];
        var json = YamlJson.ToJson(YamlComposer.Compose(yaml, "the chart").Single(), faults);
        return faults.Count == 0 ? json : throw new FaultsException([.. faults]);
    }

    // Whose values stand under its name, or the one that this chart gives it.
    private static IEnumerable<string> Subcharts(JsonElement description) =>
        description.TryGetProperty("dependencies", out var dependencies)
            ? dependencies.EnumerateArray().Select(one => (one.TryGetProperty("alias", out var alias) ? alias : one.GetProperty("name")).GetString()!)
            : [];

    private static void AddDefaults(ChartValue value, JsonElement standing)
    {
        value.IsList = standing.ValueKind is JsonValueKind.Array;
        value.Nothing = standing.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.String => "\"\"",
            JsonValueKind.Array => "[]",
            JsonValueKind.Object when !standing.EnumerateObject().Any() => "{}",
            JsonValueKind.True or JsonValueKind.False => "false",
            _ => null,
        };
        if (standing.ValueKind is JsonValueKind.Object)
        {
            foreach (var (key, below) in standing.EnumerateObject().Select(entry => (entry.Name, entry.Value)))
                AddDefaults(value[key], below);
        }
    }
}
