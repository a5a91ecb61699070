using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>OAuth2 with refresh tokens, whose key all tracks must have.</summary>
public sealed class RefreshTokensTests
{
    private const string On = "http-server.authentication.oauth2.refresh-tokens=true";
    private const string Key = "http-server.authentication.oauth2.refresh-tokens.secret-key";
    private const string Anew = "what its clients run on another track asks for the login anew";
    private const string FromSecret = ", envFrom: [{ secretRef: { name: one } }]";

    [Theory]
    [InlineData("", "")]
    [InlineData($"\\n{Key}=", "")]
    [InlineData($"\\n{Key}=a", $"\\n{Key}=")]
    public void Each_track_has_a_key(string first, string second)
    {
        string Missing(int track) =>
            $"trino-infra:tracks[{track}].values: has http-server.authentication.oauth2.refresh-tokens without {Key}: Trino makes one up at each start, and {Anew}; "
            + $"give `{Key}=${{ENV:NAME}}` in server.coordinatorExtraConfig, and NAME by envFrom from a Secret, the same on all tracks";
        Assert.Equal(
            first.EndsWith('a') ? [Missing(1)] : [Missing(0), Missing(1)],
            TestStack.Faults(Read(Track("480", $"{On}{first}"), Track("480", $"{On}{second}"))));
    }

    [Theory]
    [InlineData("a", "", "a", "", true)]
    [InlineData("a", "", "b", "", false)]
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:KEY}", FromSecret, true)]
    // Of another Secret, and of another key of the same one.
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:KEY}", ", envFrom: [{ secretRef: { name: two } }]", false)]
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:OTHER}", FromSecret, false)]
    // Another variable, the same key.
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:OTHER}", ", env: [{ name: OTHER, valueFrom: { secretKeyRef: { name: one, key: KEY } } }]", true)]
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:P_KEY}", ", envFrom: [{ prefix: P_, secretRef: { name: one } }]", true)]
    // Of several, any may have it.
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:KEY}", ", envFrom: [{ secretRef: { name: two } }, { secretRef: { name: one } }]", true)]
    // A variable of its own name wins over envFrom.
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:KEY}", ", envFrom: [{ secretRef: { name: one } }], env: [{ name: KEY, value: a }]", false)]
    [InlineData("${ENV:KEY}", ", env: [{ name: KEY, value: a }]", "a", "", true)]
    [InlineData("${ENV:KEY}", ", env: [{ name: KEY, value: a }]", "${ENV:KEY}", ", env: [{ name: KEY, value: b }]", false)]
    [InlineData("${ENV:KEY}", FromSecret, "${ENV:KEY}", ", envFrom: [{ configMapRef: { name: one } }]", false)]
    // Nobody says from where.
    [InlineData("${ENV:KEY}", "", "${ENV:KEY}", "", true)]
    [InlineData("${ENV:KEY}", "", "${ENV:OTHER}", "", false)]
    // Only the engine could.
    [InlineData("${ENV:KEY}", ", env: [{ name: KEY, value: { secure: v1:a } }]", "${ENV:KEY}", ", env: [{ name: KEY, value: { secure: v1:b } }]", true)]
    public void Of_all_tracks_it_is_one(string one, string more, string other, string otherMore, bool isOne)
    {
        var read = Read(Track("480", $"{On}\\n{Key}={one}", more), Track("480", $"{Key}={other}\\n{On}", otherMore));

        Assert.Equal(
            isOne ? [] : [$"trino-infra:tracks[1].values: has another {Key} than track a, or has it from elsewhere: {Anew}; take it from the same key of the same Secret on all tracks"],
            read.TryGet(out _, out _) ? [] : TestStack.Faults(read));
    }

    [Theory]
    [InlineData("zq-a", "zq-a", true)]
    [InlineData("zq-a", "zq-b", false)]
    public void Encrypted_keys_are_compared_and_not_told(string one, string other, bool isOne)
    {
        string Tracks(Func<string, string> value) => "[" + string.Join(", ", new[] { one, other }.Select((key, index) =>
            $"{{ name: {(char)('a' + index)}, chart: {Versions.TrinoCharts[0].Version}, {Track("480", $"{On}\\n{Key}=${{ENV:KEY}}", $", env: [{{ name: KEY, value: {value(key)} }}]")} }}")) + "]";
        (string, string)[] Config(Func<string, string> value) => [("cluster", "{ context: a }"), ("gateway", "{ hostname: a.example }"), ("tracks", Tracks(value))];
        var opened = TestStack.Source(Config(key => key));

        var read = SettingsReader.Read(EngineSource.Of(
            "dev",
            key => opened.Entries.TryGetValue(key, out var entry) ? entry.Value.GetRawText() : null,
            config: null,
            """["trino-infra:tracks"]""",
            TestStack.Source(Config(_ => "{ secure: v1:a }"))));

        if (isOne)
            read.ValueOrThrow();
        else
            Assert.DoesNotContain("zq-", Assert.Single(TestStack.Faults(read)));
    }

    [Theory]
    [InlineData("480", 1, "480", 1, false)]
    [InlineData("480", 1, "479", 1, true)]
    [InlineData("480", 1, "479", 0, false)]
    public void Of_two_versions_that_share_the_statements_it_is_said_that_they_do_not_share_logins(string one, int weight, string other, int otherWeight, bool says) => Assert.Equal(
        says
            ? [$"a ({one}) and b ({other}) do not take each other's refresh tokens, since Trino's version is in them: while they share the statements these ask for the login anew"]
            : [],
        TokenNotes(Track(one, $"{On}\\n{Key}=a", weight: weight), Track(other, $"{On}\\n{Key}=a", weight: otherWeight)));

    [Theory]
    [InlineData("", true)]
    [InlineData("http-server.authentication.oauth2.refresh-tokens=false", true)]
    [InlineData($"{On}\\n{Key}=a", false)]
    public void So_it_is_of_tracks_of_which_some_have_them(string lines, bool says) => Assert.Equal(
        says ? ["b cannot read the tokens of a, who alone has refresh tokens: while they share the statements these ask for the login anew"] : [],
        TokenNotes(Track("480", $"{On}\\n{Key}=a"), Track("480", lines)));

    [Fact]
    public void Without_refresh_tokens_nothing_is_shared() => Assert.Empty(TokenNotes(Track("480", ""), Track("479", "")));

    private static string Track(string version, string lines, string more = "", int weight = 1) =>
        $"version: '{version}', weight: {weight}, {ClientsTests.Asking("OAUTH2", lines, more)}";

    private static IEnumerable<string> TokenNotes(params string[] tracks) =>
        Read(tracks).ValueOrThrow().Notes.Where(note => note.What.Contains("tokens", StringComparison.Ordinal)).Select(note => note.What);

    private static TrinoInfra.Checking.Checked<StackSettings> Read(params string[] tracks) => TestStack.Read(
        tracks: $"[{string.Join(", ", tracks.Select((track, index) => $"{{ name: {(char)('a' + index)}, chart: {Versions.TrinoCharts[0].Version}, {track} }}"))}]");
}
