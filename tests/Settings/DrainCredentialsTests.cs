using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>A track's <c>drainCredentials</c>.</summary>
public sealed class DrainCredentialsTests
{
    private const string Place = "trino-infra:tracks[0].drainCredentials";

    [Fact]
    public void A_Secret_is_all_that_they_need() => Assert.Equal(
        new DrainCredentials("trino-drain", SecretKey.Of("username"), SecretKey.Of("password")), Of("{ secret: trino-drain }"));

    [Fact]
    public void All_of_them_is_told() => Assert.Equal(
        new DrainCredentials("a.b", SecretKey.Of("user.name"), SecretKey.Of("_PASS-1"), SeesEveryQuery: true),
        Of("{ secret: a.b, usernameKey: user.name, passwordKey: _PASS-1, seesEveryQuery: true }"));

    [Theory]
    [InlineData("{}", ".secret: is missing; name the Secret that has them")]
    [InlineData("trino-drain", ": \"trino-drain\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("{ secret: 'A b' }", ".secret: \"A b\" is not the name of a Kubernetes object; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("{ secret: { secure: v1:a } }", ".secret: is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only")]
    [InlineData("{ secret: a, usernameKey: a/b }", ".usernameKey: \"a/b\" is not a key of a Secret; give at most 253 letters, digits, hyphens, underscores and dots")]
    [InlineData("{ secret: a, passwordKey: '' }", ".passwordKey: \"\" is empty; give at most 253 letters, digits, hyphens, underscores and dots")]
    [InlineData("{ secret: a, passwordKey: .. }", ".passwordKey: \"..\" is not a key of a Secret; give at most 253 letters, digits, hyphens, underscores and dots")]
    [InlineData("{ secret: a, passwordKey: username }", ".passwordKey: \"username\" is the key of both the name and the password; give each a key of its own")]
    [InlineData("{ secret: a, usernameKey: password }", ".usernameKey: \"password\" is the key of both the name and the password; give each a key of its own")]
    [InlineData("{ secret: a, seesEveryQuery: 1 }", ".seesEveryQuery: 1 is neither true nor false; give true or false")]
    [InlineData("{ secret: a, password: b }", ".password: unknown key; did you mean passwordKey?")]
    public void What_is_wrong_with_them_is_said(string credentials, string fault) => Assert.Equal(
        [$"{Place}{fault}"], TestStack.TrackFaults($"drainCredentials: {credentials}, {ClientsTests.Asking("PASSWORD")}"));

    [Theory]
    [InlineData("")]
    [InlineData(", values: { server: { config: { authenticationType: insecure } } }")]
    public void Where_nobody_asks_for_a_password_they_are_a_fault(string values) => Assert.Equal(
        [$"{Place}: are for a track that asks nobody for a password, and Trino then refuses one; give values.server.config.authenticationType PASSWORD and what it needs, or remove this"],
        TestStack.TrackFaults($"drainCredentials: {{ secret: a }}{values}"));

    [Fact]
    public void Where_no_password_is_taken_they_are_a_fault() => Assert.Equal(
        [$"{Place}: are a name and a password, which Trino takes with PASSWORD alone; add PASSWORD to values.server.config.authenticationType, or remove this"],
        TestStack.TrackFaults($"drainCredentials: {{ secret: a }}, {ClientsTests.Asking("OAUTH2,JWT")}"));

    [Theory]
    [InlineData("OAUTH2,PASSWORD", false)]
    [InlineData("${ENV:TYPES}", false)]
    [InlineData("BASIC", true)]
    [InlineData("[PASSWORD]", true)]
    public void What_is_wrong_with_the_types_is_told_alone(string types, bool isWrong)
    {
        var faults = TestStack.Read(tracks: $"[{{ name: stable, weight: 1, drainCredentials: {{ secret: a }}, {ClientsTests.Asking(types)} }}]").TryGet(out _, out var told) ? [] : told;
        Assert.Equal(isWrong, faults.Length > 0);
        Assert.All(faults, fault => Assert.DoesNotContain("drainCredentials", fault.Where));
    }

    [Fact]
    public void Without_a_gate_it_is_said_who_asks_with_them() => Assert.Equal(
        [$"Pulumi.dev.yaml: {Place}: have no drain gate to ask with them, since drain is 0s: `make verify` does; give the track a drain, if it is to wait for its queries"],
        Notes("drain: 0s, "));

    [Theory]
    [InlineData("a")]
    [InlineData("12")]
    public void Their_Secret_cannot_precede_the_stacks_own_namespace(string secret) => Assert.Equal(
        [$"Pulumi.dev.yaml: {Place}.secret: the Secret \"{secret}\" cannot be there before the stack, which makes the namespace trino-namespace"],
        Notes("", "{ context: kind-trino }", secret).Select(note => note.Split(';')[0]));

    private static DrainCredentials? Of(string credentials) =>
        TestStack.Track($"drainCredentials: {credentials}, {ClientsTests.Asking("PASSWORD")}").DrainCredentials;

    private static IEnumerable<string> Notes(string settings, string cluster = "{ context: kind-trino, createNamespace: false }", string secret = "a") => TestStack
        .Good(cluster, tracks: $"[{{ name: stable, weight: 1, {TestStack.Named}, {settings}drainCredentials: {{ secret: {secret} }}, {ClientsTests.Asking("PASSWORD")} }}]")
        .Notes.Select(note => $"{note}");
}
