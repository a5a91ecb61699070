using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Pages;

/// <summary>What the pages tell to write by <c>pulumi config set</c> are settings.</summary>
public sealed partial class ConfigLinesTests
{
    public static TheoryData<string> Lines =>
    [
        .. Page.All.SelectMany(page => page.Commands).SelectMany(command => ConfigSet().Matches(command)).Where(set => set.Groups["value"].Value != "...")
            .Select(set => $"{set.Groups["key"].Value.Replace("trino-infra:", "", StringComparison.Ordinal)} {set.Groups["value"].Value}").Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Of_a_stack_of_two_tracks(string line)
    {
        var (key, value) = line.Split(' ') is [var left, var right] ? (left, right) : default;
        var stack = SettingsJson.Of(TestStack.Good(tracks: "[{ name: trino-v1-stable, weight: 90 }, { name: trino-v2-canary, weight: 10 }]"));
        var set = stack.With(key, value is "true" or "false" ? JsonValue.Create(value == "true") : long.TryParse(value, out var number) ? JsonValue.Create(number) : JsonValue.Create(value));

        Assert.True(SettingsReader.Read(SettingsJson.Source(set)).TryGet(out _, out var faults), string.Join('\n', faults));
        Assert.False(JsonNode.DeepEquals(stack, set), $"{line} changes nothing");
    }

    [GeneratedRegex(@"pulumi config set ((?!--secret)--?\w+( dev)? )*'?(?<key>[^\s'-][^\s']*)'? (?<value>[^\s&]+)")]
    private static partial Regex ConfigSet();
}
