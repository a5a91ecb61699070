using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Settings;

/// <summary>Reads a stack that is good but for what a test says, in YAML.</summary>
internal static class TestStack
{
    /// <summary>What a track names so that a later release of the program leaves it alone.</summary>
    public static string Named { get; } = $"version: '480', chart: {Versions.TrinoCharts[0].Version}";

    public static Checked<StackSettings> Read(
        string cluster = "{ context: kind-trino }",
        string gateway = "{ hostname: trino.example.com }",
        string? tracks = null,
        params (string Key, string Yaml)[] more) =>
        SettingsReader.Read(Source([("cluster", cluster), ("gateway", gateway), ("tracks", tracks ?? $"[{{ name: stable, weight: 1, {Named} }}]"), .. more]));

    public static StackSettings Good(
        string cluster = "{ context: kind-trino }",
        string gateway = "{ hostname: trino.example.com }",
        string? tracks = null,
        params (string Key, string Yaml)[] more) => Read(cluster, gateway, tracks, more).ValueOrThrow();

    /// <summary>The only track, with <paramref name="settings"/> beside its name and weight.</summary>
    public static TrackSettings Track(string settings) =>
        Good(tracks: $"[{{ name: stable, weight: 1, {settings} }}]").PrimaryTrack;

    /// <summary>All faults, one a line, without the file's name.</summary>
    public static string[] Faults(
        string cluster = "{ context: kind-trino }",
        string gateway = "{ hostname: trino.example.com }",
        string? tracks = null,
        params (string Key, string Yaml)[] more) => Faults(Read(cluster, gateway, tracks, more));

    /// <summary>The faults of the only track with <paramref name="settings"/> beside its name and weight.</summary>
    public static string[] TrackFaults(string settings) => Faults(tracks: $"[{{ name: stable, weight: 1, {settings} }}]");

    public static string[] Faults(Checked<StackSettings> read)
    {
        Assert.False(read.TryGet(out _, out var faults), "There is no fault.");
        return [.. faults.Select(fault =>
        {
            Assert.StartsWith("Pulumi.dev.yaml: ", fault.ToString());
            return fault.ToString()["Pulumi.dev.yaml: ".Length..];
        })];
    }

    public static SettingsSource Source(IEnumerable<(string Key, string Yaml)> config) => new(
        "Pulumi.dev.yaml",
        config.ToImmutableSortedDictionary(entry => entry.Key, entry => Entry(entry.Yaml), StringComparer.Ordinal));

    private static SettingsEntry Entry(string yaml)
    {
        List<Fault> faults = [];
        var entry = ConfigFile.Entry(Assert.Single(YamlComposer.Compose(yaml, "test")), file: null, faults);
        Assert.Empty(faults);
        return entry;
    }
}
