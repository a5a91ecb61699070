using System.Text.RegularExpressions;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>The list of all that is pulled, for whoever mirrors it.</summary>
public sealed partial class PulledTests
{
    [Fact]
    public void The_page_on_operations_lists_everything() => Golden.MatchesSection("docs/operations.md", "## Mirrors, and clusters without network", string.Join('\n', List()));

    /// <summary>What the pinned charts made of the values of dev, by `helm template`: of istiod the source's, which has no tags.</summary>
    [Fact]
    public async Task The_images_are_those_that_the_charts_pull()
    {
        var rendered = (await File.ReadAllLinesAsync(Repository.File("tests", "Components", "fixtures", "images.txt"), TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith('#')).ToList();

        Assert.Equal(rendered, Versions.Charts.SelectMany(chart => chart.Images.Select(image => $"{chart.Name} {chart.Version} {image}")));
    }

    [Fact]
    public void Each_is_in_a_hub_that_mirrors_may_name() => Assert.All(
        Versions.Charts.SelectMany(chart => chart.Images),
        image =>
        {
            Assert.Contains(image.Hub, MirrorSettings.Hubs);
            Assert.Matches(Address(), image.ToString());
        });

    [Fact]
    public void The_air_gapped_recipe_fetches_the_bundle_that_is_pinned()
    {
        var page = File.ReadAllText(Repository.File("docs", "recipes", "air-gapped.md"));
        Assert.Contains($"{Versions.GatewayApiCrds.Url}\n", page, StringComparison.Ordinal);
        Assert.Contains($" .cache/gateway-api-crds/{Versions.GatewayApiCrds.Version}.yaml\n", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> List() =>
    [
        "",
        "| chart | version | published at |",
        "|---|---|---|",
        .. Versions.Charts.Select(chart => $"| `{chart.Name}` | `{chart.Version}` | {chart.Repository ?? chart.Chart} |"),
        "",
        // No table: a narrow screen breaks these names where a line ends, and a table not at all.
        .. Versions.Charts.SelectMany(chart => chart.Images.Select(image => $"- `{image}`: {For(image, chart)}")).Distinct(),
        $"- {Versions.GatewayApiCrds.Url}: {Versions.GatewayApiCrds.Bytes:N0} bytes, SHA-256 `{Versions.GatewayApiCrds.Sha256}`",
        "",
        "",
    ];

    private static string For(PinnedImage image, PinnedChart chart) => image.Name switch
    {
        "trino" => $"tracks of the chart {chart.Version} without a `version`, and their drain gates; else that of `version`",
        "jmx-exporter" => "tracks with `values.jmx.exporter.enabled` and no image there",
        "traefik" => "the chart `traefik`, of [a comparison](benchmark.md) alone",
        "proxyv2" => "the gateway's pods",
        _ => $"the chart `{chart.Name}`",
    };

    [GeneratedRegex(@"\A[a-z0-9.-]+\.[a-z]+(/[a-z0-9-]+)+:[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?\z")]
    private static partial Regex Address();
}
