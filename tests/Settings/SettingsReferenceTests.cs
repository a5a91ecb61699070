using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TrinoInfra.Checking;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Settings;

/// <summary>
/// The list of docs/settings.md: made from the docstrings of infra/Settings that bear a key, and held against the reader.
/// </summary>
public sealed partial class SettingsReferenceTests
{
    private static readonly JsonObject Good = SettingsJson.Of(TestStack.Good());

    /// <summary>As the reader knows them, in its order.</summary>
    private static readonly string[] Known =
        [.. SettingsKeys.Scalars(Good).Concat(SettingsKeys.FreeMappings(Good)).Select(key => key.Replace("[0]", "[]", StringComparison.Ordinal))];

    private static readonly Row[] Rows =
    [
        // A record that is written by its parameters has its docstring twice.
        .. (from value in XDocument.Load(Path.Combine(AppContext.BaseDirectory, "TrinoInfra.xml"), LoadOptions.PreserveWhitespace).Descendants("value")
           where value.Attribute("key") is not null
           let about = value.Parent!.Element("summary") ?? value.Parent!
           select new Row(value.Attribute("key")!.Value, Markdown(value.Nodes()), Markdown(about.Nodes().Where(node => node is not XElement { Name.LocalName: "value" })))).DistinctBy(row => row.Key),
    ];

    public static TheoryData<string, string> Defaults =>
        [.. Rows.Where(row => Code().IsMatch(row.Default)).Select(row => (row.Key, row.Default.Trim('`')))];

    [Fact]
    public void The_page_has_it()
    {
        var page = new StringBuilder();
        foreach (var top in Rows.OrderBy(row => Place(row.Key)).ThenBy(row => row.Key.Length).GroupBy(row => row.Key.Split('.', '[')[0]))
        {
            // No table: the longest keys alone are as wide as a telephone.
            page.Append($"### {top.Key}\n\n");
            foreach (var row in top)
                page.Append($"- **`{row.Key}`**, {(row.Default == "needed" ? "" : "default: ")}{row.Default}<br>\n  {row.What}\n");
            page.Append('\n');
        }

        Golden.MatchesSection(Path.Combine("docs", "settings.md"), "## Every key", $"\n{page}");
    }

    /// <summary>By a row of its own, or in that of the mapping in which it is.</summary>
    [Fact]
    public void Every_key_is_in_it()
    {
        Assert.All(Known, key =>
        {
            var rows = Rows.Where(row => row.Key == key || IsBelow(key, row.Key)).OrderBy(row => row.Key.Length).ToList();
            Assert.True(rows.Count > 0, $"no docstring has the key {key}");
            Assert.All(
                key[rows[^1].Key.Length..].Split('.', '[', ']').Where(part => part is not ""),
                part => Assert.True(
                    rows.Any(row => Regex.IsMatch($"{row.Default} {row.What}", $@"\b{part}\b")), $"the docstring of {rows[^1].Key} does not speak of {part}"));
        });
    }

    [Fact]
    public void Every_row_is_of_a_key_that_there_is() => Assert.All(
        Rows.Where(row => !row.Key.StartsWith("tracks[].external.", StringComparison.Ordinal)),
        row => Assert.True(Known.Any(key => $"{key}.".StartsWith(row.Key, StringComparison.Ordinal)), $"{row.Key} is no key"));

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task A_default_that_is_given_changes_nothing(string key, string given)
    {
        List<Fault> faults = [];
        var value = JsonNode.Parse(YamlJson.ToJson(Assert.Single(YamlComposer.Compose(given, "default")), faults).GetRawText());
        Assert.Empty(faults);
        var bare = JsonNode.Parse($$"""
            { "cluster": { "context": "a" }, "gateway": { "hostname": "trino.example.com" }, "tracks": [{ "name": "stable", "weight": 1 }] }
            """)!.AsObject();
        if (key == "gateway.spread")
            bare = bare.With("gateway.replicas", 2);

        Assert.Equal(await PlanAsync(bare), await PlanAsync(bare.With(key.Replace("[]", "[0]", StringComparison.Ordinal), value)));
    }

    private sealed record Row(string Key, string Default, string What);

    private static async Task<string> PlanAsync(JsonObject config) => string.Join('\n',
        (await PlanRecorder.RecordAsync(SettingsReader.Read(SettingsJson.Source(config)).ValueOrThrow(), "test")).Resources.Select(resource => resource.ToJson().ToJsonString()));

    private static bool IsBelow(string key, string row) => key.StartsWith($"{row}.", StringComparison.Ordinal) || (row != "tracks" && key.StartsWith($"{row}[", StringComparison.Ordinal));

    private static (int, int) Place(string key) => (
        Array.IndexOf([.. SettingsReader.Keys], key.Split('.', '[')[0]),
        Array.FindIndex(Known, known => known == key || known.StartsWith($"{key}.", StringComparison.Ordinal) || known.StartsWith($"{key}[", StringComparison.Ordinal)));

    private static string Markdown(IEnumerable<XNode> nodes) => Blanks().Replace(string.Concat(nodes.Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } link => $"[{Markdown(link.Nodes())}]({link.Attribute("href")!.Value})",
        _ => throw new InvalidOperationException($"{node} has no form in the page"),
    })), " ").Trim();

    [GeneratedRegex("^`[^`]+`$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
