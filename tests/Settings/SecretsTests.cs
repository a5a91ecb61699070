using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

/// <summary>What may be encrypted in a stack's file, and what then becomes of it.</summary>
public sealed class SecretsTests
{
    private const string Fix = "give it in the open: encrypt passwords only";

    [Fact]
    public void A_secret_may_stand_in_catalogs_values_and_matches()
    {
        var settings = TestStack.Good(tracks: """
            [{ name: stable, weight: 1,
               match: [{ header: X-Trino-User, value: { secure: v1:abc } }, { header: X-Trino-Source, value: dbt }],
               catalogs: { db: { connector.name: mysql, connection-password: { secure: v1:abc } }, tpch: { connector.name: tpch } },
               values: { auth: { passwordAuth: { secure: v1:abc }, refreshPeriod: 5s } } }]
            """);
        var track = settings.PrimaryTrack;

        Assert.Equal([true, false], track.Match.Select(match => match.IsSecret));
        Assert.Equal(["db"], track.SecretCatalogs);
        Assert.Equal(Secret.Placeholder, track.Catalogs["db"]["connection-password"]);
        Assert.Equal(new Secret(Secret.Placeholder), track.Values.At("auth", "passwordAuth"));
        Assert.Equal("5s", track.Values.At("auth", "refreshPeriod"));
    }

    [Fact]
    public void A_secret_elsewhere_is_a_fault() =>
        Assert.Equal(
            [
                $"trino-infra:tracks[0].name: is encrypted, and without the engine nobody knows it; {Fix}",
                $"trino-infra:tracks[0].weight: is encrypted, and without the engine nobody knows it; {Fix}",
                $"trino-infra:tracks[0].values.server: is encrypted, and without the engine nobody knows it; {Fix}",
            ],
            TestStack.Faults(tracks: "[{ name: { secure: a }, weight: { secure: b }, values: { server: { secure: c } } }]"));

    [Fact]
    public void A_secret_line_is_one_fault_and_no_reason_for_others() => Assert.Equal(
        [$"trino-infra:tracks[0].values.additionalConfigProperties[0]: is encrypted, and without the engine nobody knows it; {Fix}"],
        TestStack.TrackFaults("""
            values: {
                server: { config: { authenticationType: PASSWORD } }, auth: { passwordAuth: { secure: a } },
                additionalConfigProperties: [{ secure: b }], eventListenerProperties: [{ secure: c }],
                coordinator: { additionalConfigFiles: { a.properties: { secure: d } } } }
            """));

    [Fact]
    public void A_whole_key_cannot_be_a_secret() =>
        Assert.Equal(
            [$"trino-infra:tracks: is encrypted, and without the engine nobody knows it; {Fix}"],
            TestStack.Faults(tracks: "{ secure: v1:abc }"));

    [Fact]
    public void Matches_that_are_not_known_are_not_compared() =>
        Assert.Equal(2, TestStack.Good(tracks: """
            [{ name: a, weight: 1, match: [{ header: X-Trino-User, value: { secure: v1:abc } }] },
             { name: b, weight: 1, match: [{ header: X-Trino-User, value: { secure: v1:xyz } }] }]
            """).Tracks.Length);

    [Fact]
    public void Nor_where_one_of_their_conditions_is_not() =>
        Assert.Equal([true, true], TestStack.Track("""
            match: [{ header: X-Trino-Source, value: dbt, and: [{ header: X-Trino-User, value: { secure: v1:abc } }] },
                    { header: X-Trino-Source, value: dbt, and: [{ header: X-Trino-User, value: { secure: v1:xyz } }] }]
            """).Match.Select(match => match.IsSecret));

    [Fact]
    public void The_placeholder_written_in_the_open_is_a_text_like_any_other() =>
        Assert.Contains(
            "\"[secret]\" is not a whole number",
            Assert.Single(TestStack.TrackFaults("workers: '[secret]', catalogs: { db: { connector.name: mysql, connection-password: { secure: a } } }")));

    [Fact]
    public void A_secret_shows_nowhere_by_accident() => Assert.Equal("[secret] [secret]", $"{new Secret("hunter2")} {new Secret(5)}");
}
