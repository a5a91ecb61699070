using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;
using TrinoInfra.Tests.Components;

namespace TrinoInfra.Tests.Settings;

/// <summary>The table of what restarts what, held against the values that the settings become, and the page that shows it.</summary>
public sealed partial class LiveChangesTests
{
    private const string Passwords =
        "values: { server: { config: { authenticationType: PASSWORD } }, auth: { passwordAuth: 'a:b' }, additionalConfigProperties: [internal-communication.shared-secret=s] }";

    [Theory]
    [InlineData("weight", "weight: 1", "weight: 2")]
    [InlineData("match", "match: []", "match: [{ header: X-Trino-User, value: anne }]")]
    [InlineData("drainCredentials", $"drainCredentials: {{ secret: a }}, {Passwords}", $"drainCredentials: {{ secret: b, passwordKey: c, seesEveryQuery: true }}, {Passwords}")]
    [InlineData("allowFrom", "allowFrom: []", "allowFrom: [{ namespaces: bi, ports: coordinator }]")]
    [InlineData("workers", "workers: 1", "workers: 2")]
    [InlineData("workers", "workers: 0", "workers: 2", true)]
    [InlineData("drain", "drain: 5m", "drain: 6m")]
    [InlineData("resources/worker", "resources: { worker: { heap: 2G, cpu: 1 } }", "resources: { worker: { heap: 3G, cpu: 2 } }")]
    [InlineData("resources/coordinator", "resources: { coordinator: { heap: 2G, cpu: 1 } }", "resources: { coordinator: { heap: 3G, cpu: 2 } }")]
    [InlineData("version", "version: 479", "version: 480")]
    [InlineData("chart", "chart: 1.42.1", "chart: 1.42.2")]
    [InlineData("catalogs", "catalogs: { a: { connector.name: memory } }", "catalogs: { a: { connector.name: tpch } }")]
    public async Task A_setting_does_what_the_chart_values_do_that_it_becomes(string setting, string before, string after, bool fromNothing = false)
    {
        var (old, changed) = (await ValuesAsync(before), await ValuesAsync(after));

        var effects = JsonDifference.Between(old, changed, "values").Aggregate(PodEffects.None, (all, path) => all | LiveChanges.Of(path));
        Assert.Equal(LiveChanges.Of(setting, fromNothing), effects);
    }

    [Fact]
    public async Task A_chart_value_does_what_the_chart_made_of_it()
    {
        var changes = (await File.ReadAllLinesAsync(
                Repository.File("tests", "Settings", "fixtures", "trino-1.42.2-changes.txt"), TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(": ")).ToList();

        Assert.All(changes, change =>
        {
            var path = change[0].Split(' ');
            Assert.Equal(change[1], LiveChanges.Of($"values/{path[0]}", path.Length > 1).InWords());
        });
        Assert.All(
            LiveChanges.Table.SelectMany(row => row.Paths).Where(path => path.StartsWith("values/", StringComparison.Ordinal)),
            path => Assert.Contains(changes, change => $"values/{change[0]}/".StartsWith($"{path}/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_setting_of_a_track_is_in_the_table()
    {
        var settings = TrackSetting().Matches(await File.ReadAllTextAsync(Repository.File("docs", "settings.md"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Contains("drain", settings);

        // The name is another track's.
        Assert.Equal(
            settings.Except(["name"]).Order(StringComparer.Ordinal),
            LiveChanges.Table.SelectMany(row => row.Paths).Select(path => path.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("values/worker/nodeSelector/pool", PodEffects.WorkersRoll)]
    [InlineData("values/worker/deployment/strategy", PodEffects.None)]
    [InlineData("values/server/config/authenticationType", PodEffects.CoordinatorRestarts)]
    [InlineData("values/server/config/query/maxMemory", PodEffects.All)]
    [InlineData("values/server/kedaTriggers", PodEffects.All)]
    [InlineData("values/aValueOfALaterChart", PodEffects.All)]
    [InlineData("aLaterSetting", PodEffects.All)]
    [InlineData("values/auth/groups", PodEffects.None)]
    [InlineData("values/auth/groupsAuthSecret", PodEffects.CoordinatorRestarts)]
    public void The_longest_path_decides_and_what_is_not_named_counts_as_a_restart_of_both(string path, object effects) =>
        Assert.Equal((PodEffects)effects, LiveChanges.Of(path));

    [Fact]
    public void A_value_may_do_more_where_it_comes_or_goes() => Assert.Equal(
        PodEffects.CoordinatorRestarts, LiveChanges.Of("values/auth/passwordAuth", fromOrToNothing: true));

    [Theory]
    [InlineData("{ images: { of: { docker.io: a.example } } }", "{ images: { of: { docker.io: b.example } } }")]
    [InlineData("{ images: { registry: a.example } }", "{}")]
    [InlineData("{ images: { pullSecrets: [a] } }", "{ images: { pullSecrets: [b] } }")]
    public async Task A_setting_of_the_stack_does_what_the_chart_values_of_every_track_do(string before, string after)
    {
        Assert.Equal(["mirrors.images"], LiveChanges.OfAllTracks.Keys);
        async Task<JsonNode> MirroredAsync(string mirrors) =>
            (await PlanRecorder.RecordAsync(TestStack.Good(more: ("mirrors", mirrors)), "test")).Resource("stable").Inputs["values"]!;

        var effects = JsonDifference.Between(await MirroredAsync(before), await MirroredAsync(after), "values").Aggregate(PodEffects.None, (all, path) => all | LiveChanges.Of(path));
        Assert.Equal(LiveChanges.Of(LiveChanges.OfAllTracks["mirrors.images"]), effects);
    }

    [Fact]
    public void No_path_stands_twice()
    {
        var paths = LiveChanges.Table.SelectMany(row => row.Paths).ToList();
        Assert.Equal(paths.Distinct(), paths);
    }

    [Fact]
    public void The_page_on_operations_shows_this_table() => Golden.MatchesSection(
        "docs/operations.md",
        "## What restarts what",
        string.Concat(((string[])["| a change of | does to a live track's pods |", "|---|---|", .. LiveChanges.Table.Select(Line), .. LiveChanges.OfAllTracks.Select(OfAllTracks)])
            .Select(line => $"{line}\n")));

    private static string Line(LiveChange row)
    {
        var paths = row.Paths.Where(IsTheUsers)
            .Select(path => path == "values" ? "every other of `values`" : $"`{path.Replace('/', '.')}`");
        var otherwise = row.FromOrToNothing == row.Effects ? "" : $"; from or to nothing: {row.FromOrToNothing.InWords()}";
        return $"| {string.Join(", ", paths)} | {row.Effects.InWords()}{otherwise} |";
    }

    private static string OfAllTracks(KeyValuePair<string, string> setting) =>
        $"| `{setting.Key}`, where it moves Trino's image or changes its pull secrets | of every track {LiveChanges.Of(setting.Value).InWords()} |";

    private static bool IsTheUsers(string path) =>
        !ProtectedValues.OfTrino.Any(owned => $"{path}/".StartsWith($"values/{owned.Path}/", StringComparison.Ordinal));

    private static async Task<JsonNode> ValuesAsync(string settings) => (await PlanRecorder.RecordAsync(
        TestStack.Good(tracks: $"[{{ name: stable, {(settings.Contains("weight", StringComparison.Ordinal) ? "" : "weight: 1, ")}{settings} }}]"),
        "test")).Resource("stable").Inputs["values"]!;

    [GeneratedRegex(@"`tracks\[\]\.([A-Za-z]+)`")]
    private static partial Regex TrackSetting();
}
