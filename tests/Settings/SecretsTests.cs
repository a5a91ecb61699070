using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

public sealed class SecretsTests
{
    private const string Mend = "give it in the open: encrypt passwords only";

    [Fact]
    public void A_secret_may_stand_in_catalogs_and_values()
    {
        var settings = Read("""
            [{ name: stable, weight: 1, catalogs: { db: { connector.name: mysql, connection-password: "[secret]" } },
               values: { auth: { passwordAuth: "[secret]" } } }]
            """).ValueOrThrow();
        Assert.True(settings.PrimaryTrack.HoldsSecrets);
        Assert.False(settings.Istio.HoldsSecrets);
        Assert.Equal(Secrets.Placeholder, settings.PrimaryTrack.Catalogs["db"]["connection-password"]);
    }

    [Fact]
    public void A_secret_elsewhere_is_a_fault_offline() =>
        Assert.Equal(
            [
                $"trino-infra:tracks[0].name: is encrypted, and without the engine nobody knows it; {Mend}",
                $"trino-infra:tracks[0].weight: is encrypted, and without the engine nobody knows it; {Mend}",
                $"trino-infra:tracks[0].values.server: is encrypted, and without the engine nobody knows it; {Mend}",
            ],
            TestStack.Faults(Read("[{ name: '[secret]', weight: '[secret]', values: { server: '[secret]' } }]")));

    [Fact]
    public void A_secret_line_is_one_fault_and_no_reason_for_others() => Assert.Equal(
        [$"trino-infra:tracks[0].values.additionalConfigProperties[0]: is encrypted, and without the engine nobody knows it; {Mend}"],
        TestStack.Faults(Read("""
            [{ name: stable, weight: 1, values: {
                 server: { config: { authenticationType: PASSWORD } }, auth: { passwordAuth: "[secret]" },
                 additionalConfigProperties: ["[secret]"], eventListenerProperties: ["[secret]"],
                 coordinator: { additionalConfigFiles: { a.properties: "[secret]" } } } }]
            """)));

    [Fact]
    public void A_whole_key_can_be_a_secret() =>
        Assert.Equal(
            [$"trino-infra:tracks: is encrypted, and without the engine nobody knows it; {Mend}"],
            TestStack.Faults(Read("'[secret]'")));

    [Fact]
    public void No_message_shows_a_value_of_a_key_that_holds_secrets() =>
        Assert.Equal(
            [
                "trino-infra:tracks[0].weight: the value is not a whole number; give a whole number from 0 to 1000000",
                "trino-infra:tracks[0].drain: the value is not a duration; give whole numbers with h, m, s or ms, such as 300s or 1h30m",
            ],
            TestStack.Faults(Read("[{ name: stable, weight: hunter2, drain: hunter2 }]")));

    [Fact]
    public void Without_a_secret_the_placeholder_is_a_text_like_any_other() =>
        Assert.Contains("\"[secret]\" is not a whole number", Assert.Single(TestStack.Faults(tracks: "[{ name: stable, weight: '[secret]' }]")));

    private static Checked<StackSettings> Read(string tracks)
    {
        var open = TestStack.Source([("cluster", "{ context: kind-trino }"), ("gateway", "{ hostname: trino.example.com }")]);
        var secret = TestStack.Source([("tracks", tracks)], holdsSecrets: true);
        return SettingsReader.Read(open with { Entries = open.Entries.AddRange(secret.Entries) });
    }
}
