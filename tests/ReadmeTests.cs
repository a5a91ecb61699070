using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Pages;

namespace TrinoInfra.Tests;

/// <summary>What the README says in numbers, and what comes first in it; the rest is held as on any page, in Pages/.</summary>
public sealed partial class ReadmeTests
{
    private static string Text { get; } = File.ReadAllText(Repository.File("README.md"));

    [Fact]
    public async Task Prod_wants_the_room_that_it_says()
    {
        var plan = JsonNode.Parse((await ProgramRun.OfAsync("preview", "prod", "--json")).Out)!.AsArray();
        long millis = 0, bytes = 0;
        foreach (var values in plan.Where(resource => (string?)resource!["inputs"]!["chart"] == "trino").Select(release => release!["inputs"]!["values"]!))
        {
            foreach (var (node, pods) in new[] { ("coordinator", 1), ("worker", (int)values["server"]!["workers"]!) })
            {
                var requests = values[node]!["resources"]!["requests"]!;
                millis += pods * CpuQuantity.Of($"{requests["cpu"]}").Millis;
                bytes += pods * MemorySize.OfKubernetes($"{requests["memory"]}")!.Value;
            }
        }

        Assert.Contains($"{millis / 1000} CPUs and {Math.Ceiling(bytes / (double)(1 << 30))} GiB for Trino", Text);
    }

    /// <summary>What it is, a picture, two commands, the table; then the first heading.</summary>
    [Fact]
    public void One_screen_comes_first()
    {
        var fold = Text[..Text.IndexOf("\n## ", StringComparison.Ordinal)];

        Assert.InRange(fold.Split('\n').Length, 10, 30);
        Assert.Single(Picture().Matches(fold));
        Assert.Equal(["make preview", "make up"], Page.Of("README.md").Blocks("sh").First().TrimEnd().Split('\n').Select(line => line.Split('#')[0].Trim()));
    }

    [GeneratedRegex(@"<img |!\[")]
    private static partial Regex Picture();
}
