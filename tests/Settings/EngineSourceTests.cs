using System.Text.Json;
using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

public sealed class EngineSourceTests
{
    private const string Encrypted = "is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only";

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
    public void What_the_file_shows_encrypted_is_a_secret_and_nothing_else_of_the_key()
    {
        var track = Track("""
            [{ name: stable, weight: 9e1, match: [{ header: X-Trino-User, value: alice }, { header: X-Trino-User, value: { secure: v1:a } }],
               catalogs: { pg: { connector.name: postgresql, connection-password: { secure: v1:b } }, tpch: { connector.name: tpch } },
               values: { image: { repository: a/trino, pullPolicy: Always }, auth: { passwordAuth: { secure: v1:c } } } }]
            """);

        Assert.Equal([("alice", false), ("bob", true)], track.Match.Select(match => (match.Conditions[0].Value, match.IsSecret)));
        Assert.Equal("hunter2", track.Catalogs["pg"]["connection-password"]);
        Assert.Equal(["pg"], track.SecretCatalogs);
        Assert.Equal("a/trino", track.Values.At("image", "repository"));
        Assert.Equal(new Secret("hunter3"), track.Values.At("auth", "passwordAuth"));
    }

    [Theory]
    // No file: an ESC environment, or the automation API.
    [InlineData(null)]
    // Of another stack, by --config-file.
    [InlineData("[{ name: other, weight: 1 }]")]
    public void Where_no_file_says_all_free_text_is_a_secret_and_nothing_else(string? written)
    {
        var track = Track(written);

        Assert.Equal([("alice", true), ("bob", true)], track.Match.Select(match => (match.Conditions[0].Value, match.IsSecret)));
        Assert.Equal(["pg", "tpch"], track.SecretCatalogs.Order());
        Assert.Equal(new Secret("a/trino"), track.Values.At("image", "repository"));
        Assert.Equal(new Secret("hunter3"), track.Values.At("auth", "passwordAuth"));
        Assert.Equal(("stable", 90), ((string)track.Name, track.Weight.Value));
    }

    [Fact]
    public void What_an_environment_adds_to_the_file_may_be_a_secret()
    {
        var track = Track("""
            [{ name: stable, weight: 90, match: [{ header: X-Trino-User, value: alice }],
               catalogs: { tpch: { connector.name: tpch } }, values: { image: { repository: a/trino } } }]
            """);

        Assert.Equal([("alice", false), ("bob", true)], track.Match.Select(match => (match.Conditions[0].Value, match.IsSecret)));
        Assert.Equal(["pg"], track.SecretCatalogs);
        Assert.Equal(("a/trino", new Secret("hunter3")), (track.Values.At("image", "repository"), track.Values.At("auth", "passwordAuth")));
    }

    [Fact]
    public void Without_the_engines_word_no_more_is_secret_than_the_file_says()
    {
        var track = Track("[{ name: stable, weight: 90, values: { auth: { passwordAuth: { secure: v1:c } } } }]", secretKeys: null);

        Assert.Equal((new Secret("hunter3"), "a/trino"), (track.Values.At("auth", "passwordAuth"), track.Values.At("image", "repository")));
    }

    [Theory]
    [InlineData("[{ name: { secure: a }, weight: 90 }]", "trino-infra:tracks[0].name")]
    [InlineData("[{ name: stable, weight: { secure: a } }]", "trino-infra:tracks[0].weight")]
    [InlineData("{ secure: a }", "trino-infra:tracks")]
    public void What_no_stack_may_encrypt_is_refused_as_it_is_offline(string written, string place)
    {
        Assert.Equal([$"{place}: {Encrypted}"], TestStack.Faults(Read(written)));
        Assert.Equal([$"{place}: {Encrypted}"], TestStack.Faults(tracks: written));
    }

    [Fact]
    public void No_message_shows_a_value_that_may_be_a_secret()
    {
        string[] Faults(string drain, string? file) => TestStack.Faults(Read(file, $$"""
            [{"name":"stable","weight":90,"drain":"{{drain}}","values":{"server":{"autoscaling":{"enabled":"hunter2"} } } }]
            """));

        Assert.All(Faults("hunter2", file: null), fault => Assert.Contains(": the value is ", fault));
        // What the file says in the open is shown.
        Assert.Equal(
            [
                "trino-infra:tracks[0].drain: \"soon\" is not a duration; give whole numbers with h, m, s or ms, such as 300s or 1h30m",
                $"trino-infra:tracks[0].values.server.autoscaling.enabled: {Encrypted}",
            ],
            Faults("soon", "[{ name: stable, weight: 90, drain: soon, values: { server: { autoscaling: { enabled: { secure: a } } } } }]"));
    }

    private static TrackSettings Track(string? written, string? secretKeys = Keys) =>
        Read(written, secretKeys: secretKeys).ValueOrThrow().PrimaryTrack;

    /// <summary>The engine names the tracks, and the stack's file says this of them, or there is none.</summary>
    private static Checked<StackSettings> Read(string? written, string tracks = Tracks, string? secretKeys = Keys) => SettingsReader.Read(
        Source(new(config) { ["tracks"] = tracks }, secretKeys, written is null ? null : TestStack.Source([("tracks", written)])));

    private const string Keys = """["trino-infra:tracks","aws:token"]""";

    private const string Tracks = """
        [{"name":"stable","weight":90,"match":[{"header":"X-Trino-User","value":"alice"},{"header":"X-Trino-User","value":"bob"}],
          "catalogs":{"pg":{"connector.name":"postgresql","connection-password":"hunter2"},"tpch":{"connector.name":"tpch"}},
          "values":{"image":{"repository":"a/trino","pullPolicy":"Always"},"auth":{"passwordAuth":"hunter3"}}}]
        """;

    private static SettingsSource Source(
        Dictionary<string, string> config, string? secretKeys = null, SettingsSource? file = null) => EngineSource.Of(
        "dev",
        config.GetValueOrDefault,
        JsonSerializer.Serialize(config.ToDictionary(entry => entry.Key.Contains(':') ? entry.Key : $"trino-infra:{entry.Key}", entry => entry.Value)),
        secretKeys,
        file);
}
