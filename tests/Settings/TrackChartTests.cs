using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Components;

namespace TrinoInfra.Tests.Settings;

/// <summary>A later release of the program, with other pins, touches no track that names its version and its chart.</summary>
public sealed class TrackChartTests
{
    private static readonly TrinoChart _pin = Versions.TrinoCharts[0];
    private static readonly TrinoChart _before = Versions.TrinoCharts[1];

    /// <summary>Those of a release to come.</summary>
    private static readonly ImmutableArray<TrinoChart> _nextPins = [new(_pin.Chart with { Version = "1.99.0" }, AppVersion: "999"), _pin];

    public static TheoryData<string, string> Named => new()
    {
        { "", "" },
        { ", workers: 3, drain: 0s", "" },
        { ", values: { worker: { startupProbe: { periodSeconds: 4 } }, image: { registry: registry.example } }", ", catalogs: { pg: { connector.name: memory } }" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task With_the_next_pin_a_stack_whose_tracks_name_both_is_byte_for_byte_the_same(string one, string other)
    {
        var tracks = $"[{{ name: a, weight: 9, version: 479, chart: {_pin.Version}{one} }}, {{ name: b, weight: 1, version: 480, chart: {_pin.Version}{other} }}]";

        Assert.Equal(await TextAsync(tracks, Versions.TrinoCharts), await TextAsync(tracks, _nextPins));
    }

    [Fact]
    public async Task So_is_one_of_the_release_before_under_the_pins_of_today()
    {
        var tracks = $"[{{ name: a, weight: 1, version: 479, chart: {_before.Version}, values: {{ coordinator: {{ labels: {{ a: b }} }} }} }}]";

        Assert.Equal(await TextAsync(tracks, [_before]), await TextAsync(tracks, Versions.TrinoCharts));
    }

    [Fact]
    public async Task The_stack_files_of_this_project_name_both()
    {
        foreach (var stack in new[] { "dev", "prod" })
        {
            var source = TrinoInfra.Files.StackFiles.Load(Repository.Root, stack);
            Assert.Equal(
                await TextAsync(source.Then(SettingsReader.Read).ValueOrThrow()),
                await TextAsync(source.Then(each => SettingsReader.Read(each, _nextPins)).ValueOrThrow()));
        }
    }

    [Theory]
    [InlineData("", "values.image.tag version")]
    [InlineData("version: 480", "version")]
    [InlineData("chart: 1.42.2", "")]
    public async Task What_a_track_does_not_name_follows_the_pin(string named, string changes)
    {
        var tracks = $"[{{ name: a, weight: 1, {named} }}, {{ name: b, weight: 1, {TestStack.Named} }}]";
        var (old, next) = (await PlanAsync(Settings(tracks, Versions.TrinoCharts)), await PlanAsync(Settings(tracks, _nextPins)));

        Assert.Equal(changes.Split(' ', StringSplitOptions.RemoveEmptyEntries), JsonDifference.Between(old.Resource("a").Inputs, next.Resource("a").Inputs, "").Select(path => path.Trim('/').Replace('/', '.')));
        Assert.Equal(old.Resource("b").Inputs.ToJsonString(), next.Resource("b").Inputs.ToJsonString());
    }

    [Theory]
    [InlineData("", "names no version and no chart", """add `version: "480"` and `chart: 1.42.2`""")]
    [InlineData("chart: 1.42.1", "names no version", """add `version: "479"`""")]
    [InlineData("version: '470'", "names no chart", "add `chart: 1.42.2`")]
    public void One_that_names_not_both_is_told_what_to_add(string named, string what, string fix) => Assert.Equal(
        [
            $"Pulumi.dev.yaml: trino-infra:tracks[1]: {what}: another release of this program may bring another, and so restart the track and end its queries; {fix}",
        ],
        TestStack.Good(tracks: $"[{{ name: a, weight: 1, {TestStack.Named} }}, {{ name: b, weight: 1, {named} }}]").Notes.Select(note => $"{note}"));

    [Fact]
    public void One_that_names_both_is_told_nothing() => Assert.Empty(TestStack.Good().Notes);

    [Theory]
    [InlineData("1.42.0", "\"1.42.0\" is not among the choices")]
    [InlineData("1.42", "1.42 is not among the choices")]
    [InlineData("v1.42.2", "\"v1.42.2\" is not among the choices")]
    [InlineData("''", "\"\" is not among the choices")]
    [InlineData("[1.42.2]", "a list is neither a text nor a number")]
    [InlineData("{ version: 1.42.2 }", "a mapping is neither a text nor a number")]
    [InlineData("{ secure: v1:abc }", "is encrypted, and without the engine nobody knows it", "give it in the open: encrypt passwords only")]
    public void A_chart_is_the_pin_or_the_one_before_it(string chart, string fault, string fix = "give 1.42.2 or 1.42.1") =>
        Assert.Equal([$"trino-infra:tracks[0].chart: {fault}; {fix}"], TestStack.TrackFaults($"chart: {chart}"));

    [Fact]
    public void What_keys_an_unknown_chart_has_nobody_knows() => Assert.Equal(
        ["trino-infra:tracks[0].chart: \"9.0.0\" is not among the choices; give 1.42.2 or 1.42.1"],
        TestStack.TrackFaults("chart: 9.0.0, values: { brandNew: { key: 1 } }"));

    [Fact]
    public void Each_chart_has_the_keys_of_its_own()
    {
        const string values = "values: { coordinator: { startupProbe: { periodSeconds: 4 } } }";

        _ = TestStack.Track($"chart: 1.42.2, {values}");
        Assert.StartsWith(
            "trino-infra:tracks[0].values.coordinator.startupProbe: unknown key; ", Assert.Single(TestStack.TrackFaults($"chart: 1.42.1, {values}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_version_it_is_that_of_its_chart() => Assert.Equal(
        ("1.42.1", "479"), await ValuesAsync("chart: 1.42.1") is var release ? (((string?)release["version"])!, (string?)release["values"]!["image"]!["tag"]) : default);

    /// <summary>The templates of 1.42.1 stop at a list in place of the map, and give what they have in it precedence.</summary>
    [Theory]
    [InlineData("db: { connector.name: memory }", """{"db":"connector.name=memory\n"}""", "tpcds,tpch")]
    [InlineData("tpch: { connector.name: tpch }", """{"tpch":"connector.name=tpch\n"}""", "tpcds")]
    [InlineData("tpch: { connector.name: tpch }, tpcds: { connector.name: tpcds }", """{"tpcds":"connector.name=tpcds\n","tpch":"connector.name=tpch\n"}""", null)]
    public async Task Where_the_chart_keeps_its_catalogs_Trino_passes_over_what_the_track_has_not(string catalogs, string texts, string? disabled)
    {
        var values = (await ValuesAsync($"chart: 1.42.1, catalogs: {{ {catalogs} }}"))["values"]!;

        Assert.Equal(texts, values["catalogs"]!.ToJsonString());
        Assert.Null(values["additionalCatalogs"]);
        Assert.Equal(
            [.. new[] { disabled }.OfType<string>().Select(list => $"catalog.disabled-catalogs={list}")],
            values["additionalConfigProperties"]!.AsArray().Select(line => (string)line!).Where(line => line.StartsWith("catalog.", StringComparison.Ordinal)));
    }

    [Fact]
    public void There_no_list_may_be_said_again() => Assert.Equal(
        ["trino-infra:tracks[0].values.catalogs: is the program's own to set; use the track's catalogs"],
        TestStack.TrackFaults("chart: 1.42.1, values: { catalogs: [] }"));

    private static async Task<JsonObject> ValuesAsync(string track) => (await PlanAsync(TestStack.Good(tracks: $"[{{ name: a, weight: 1, {track} }}]"))).Resource("a").Inputs;

    private static StackSettings Settings(string tracks, ImmutableArray<TrinoChart> charts) => SettingsReader.Read(
        TestStack.Source([("cluster", "{ context: kind-trino }"), ("gateway", "{ hostname: trino.example.com }"), ("tracks", tracks)]), charts).ValueOrThrow();

    private static Task<string> TextAsync(string tracks, ImmutableArray<TrinoChart> charts) => TextAsync(Settings(tracks, charts));

    /// <summary>All that is planned.</summary>
    private static async Task<string> TextAsync(StackSettings settings) => await PlanAsync(settings) is var plan
        ? string.Join('\n', plan.Resources.Select(each => $"{each.Type} {each.Name} {each.Parent} {each.Provider} {string.Join(',', each.DependsOn)} {each.Options.ToJsonString()} {each.Inputs.ToJsonString()}"))
            + plan.Outputs.ToJsonString()
        : "";

    private static Task<StackPlan> PlanAsync(StackSettings settings) => PlanRecorder.RecordAsync(settings, "test");
}
