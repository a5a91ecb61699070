using System.Text.Json;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

public sealed class EngineSourceTests
{
    private static readonly Dictionary<string, string> config = new()
    {
        ["cluster"] = """{"context":"kind-trino"}""",
        ["gateway"] = """{"hostname":"trino.example.com"}""",
        ["tracks"] = """[{"name":"stable","weight":90,"version":481}]""",
    };

    [Fact]
    public void Configuration_of_the_engine_becomes_settings()
    {
        var settings = SettingsReader.Read(Source(config)).ValueOrThrow();
        Assert.Equal(("stable", 90, "481"), ((string)settings.PrimaryTrack.Name, settings.PrimaryTrack.Weight.Value, settings.PrimaryTrack.Version));
    }

    [Fact]
    public void Keys_that_nobody_knows_are_faults_and_other_namespaces_are_not() =>
        Assert.Equal(
            ["trino-infra:track: unknown key; did you mean tracks?"],
            TestStack.Faults(SettingsReader.Read(Source(new(config) { ["track"] = "5", ["aws:region"] = "x", ["a:b:c"] = "y" }))));

    [Fact]
    public void What_is_no_list_or_mapping_is_a_text() =>
        Assert.Equal(
            ["trino-infra:istio: \"true\" is not a mapping; write its keys below it, each as `key: value`"],
            TestStack.Faults(SettingsReader.Read(Source(new(config) { ["istio"] = "true" }))));

    [Fact]
    public void Keys_that_the_engine_calls_secret_hold_secrets()
    {
        var settings = SettingsReader.Read(Source(config, """["trino-infra:tracks","aws:token"]""")).ValueOrThrow();
        Assert.True(settings.PrimaryTrack.HoldsSecrets);
        Assert.False(settings.Istio.HoldsSecrets);
    }

    private static SettingsSource Source(Dictionary<string, string> config, string? secretKeys = null) => EngineSource.Of(
        "dev",
        config.GetValueOrDefault,
        JsonSerializer.Serialize(config.ToDictionary(entry => entry.Key.Contains(':') ? entry.Key : $"trino-infra:{entry.Key}", entry => entry.Value)),
        secretKeys);
}
