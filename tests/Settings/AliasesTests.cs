namespace TrinoInfra.Tests.Settings;

/// <summary>Other names of the main host.</summary>
public sealed class AliasesTests
{
    private const string AHost = "give a host name alone, such as trino.example.com";

    [Fact]
    public void They_are_names_of_the_main_host() => Assert.Equal(
        ["trino.data.corp", "trino.old.corp", "sql.data.corp"],
        TestStack.Good(gateway: "{ hostname: trino.data.corp, aliases: [trino.old.corp, sql.data.corp] }").Gateway.Names);

    [Theory]
    [InlineData("trino.old.corp", ": \"trino.old.corp\" is not a list; give a list of host names, such as [trino.example.org]")]
    [InlineData("{ a: b }", ": a mapping is not a list; give a list of host names, such as [trino.example.org]")]
    [InlineData("[Trino.old.corp]", $"[0]: \"Trino.old.corp\" has upper-case letters; {AHost}")]
    [InlineData("[a.corp, 'b.corp:8443']", $"[1]: \"b.corp:8443\" has a port, which is a setting of its own; {AHost}")]
    [InlineData("['*.old.corp']", $"[0]: \"*.old.corp\" has a wildcard; {AHost}")]
    [InlineData("[[a]]", $"[0]: a list is neither a text nor a number; {AHost}")]
    [InlineData("[a.corp, b.corp, a.corp]", "[2]: \"a.corp\" is a name of the main host already; remove it")]
    [InlineData("[trino.data.corp]", "[0]: \"trino.data.corp\" is a name of the main host already; remove it")]
    public void What_is_no_other_name_is_a_fault(string aliases, string fault) => Assert.Equal(
        [$"trino-infra:gateway.aliases{fault}"], TestStack.Faults(gateway: $"{{ hostname: trino.data.corp, aliases: {aliases} }}"));

    [Fact]
    public void None_is_a_tracks_own_host() => Assert.Equal(
        ["trino-infra:tracks[0].name: \"stable\" gives the track the host stable.trino.data.corp, which is the main host; give the track another name, or other trackHosts"],
        TestStack.Faults(gateway: "{ hostname: trino.data.corp, aliases: [stable.trino.data.corp] }"));

    [Theory]
    // A route takes 16 names.
    [InlineData(15, "http: serve", null)]
    [InlineData(16, "http: serve", "has 16 names, and a route takes 16 with hostname; keep at most 15")]
    [InlineData(15, "http: off, trackHosts: '{track}-t.corp'", null)]
    // The redirect is for the tracks' hosts too: by a wildcard, or each.
    [InlineData(14, "http: redirect", null)]
    [InlineData(15, "http: redirect", "has 15 names, and the redirect of http is for 17 with hostname and the tracks' own hosts, where a route takes 16; keep at most 14, or give http: off")]
    [InlineData(13, "http: redirect, trackHosts: '{track}-t.corp'", null)]
    [InlineData(14, "http: redirect, trackHosts: '{track}-t.corp'", "has 14 names, and the redirect of http is for 17 with hostname and the tracks' own hosts, where a route takes 16; keep at most 13, or give http: off")]
    [InlineData(15, "http: redirect, trackHosts: none", null)]
    public void There_are_as_many_as_a_route_takes(int count, string more, string? fault)
    {
        var gateway = $"{{ hostname: trino.data.corp, {more}, aliases: [{string.Join(", ", Enumerable.Range(0, count).Select(number => $"a{number}.corp"))}] }}";
        const string Tracks = "[{ name: a, weight: 1 }, { name: b, weight: 1 }]";

        if (fault is null)
            TestStack.Good(gateway: gateway, tracks: Tracks);
        else
            Assert.Equal([$"trino-infra:gateway.aliases: {fault}"], TestStack.Faults(gateway: gateway, tracks: Tracks));
    }

    [Theory]
    [InlineData("{track}.old.corp", null)]
    [InlineData("{track}.data.corp", null)]
    [InlineData("{track}.trino.data.corp", "*.trino.data.corp")]
    public void No_wildcard_speaks_for_their_neighbours(string pattern, string? wildcard) => Assert.Equal(
        wildcard,
        TestStack.Good(gateway: $"{{ hostname: trino.data.corp, aliases: [trino.old.corp, a.trino.data.corp], trackHosts: '{pattern}' }}").Gateway.TrackWildcard);
}
