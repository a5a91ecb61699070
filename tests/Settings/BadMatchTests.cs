namespace TrinoInfra.Tests.Settings;

/// <summary>Each fault of <c>tracks[].match</c>: what is wrong, where, and how to mend it.</summary>
public sealed class BadMatchTests
{
    private const string ARegex = "give an expression that matches the whole value, such as dbt.*";

    [Theory]
    [InlineData("{ header: X-Trino-User }", "value: is missing; give what the header must say, such as alice")]
    [InlineData("{ value: alice }", "header: is missing; give X-Trino-User or X-Trino-Source or X-Trino-Client-Tags or X-Trino-Client-Info or X-Trino-Catalog or X-Trino-Schema")]
    [InlineData(
        "{ header: X-Trino-Role, value: a }",
        "header: \"X-Trino-Role\" is not among the choices; give X-Trino-User or X-Trino-Source or X-Trino-Client-Tags or X-Trino-Client-Info or X-Trino-Catalog or X-Trino-Schema")]
    [InlineData("{ header: X-Trino-User, value: '' }", "value: \"\" is empty; give a header value of 1 to 256 characters")]
    [InlineData(
        "{ header: X-Trino-User, value: ' a' }",
        "value: \" a\" cannot be sent in a header; give printable ASCII, without spaces at its ends")]
    [InlineData(
        "{ header: X-Trino-User, value: \"a\\r\\nb\" }",
        "value: \"a\\r\\nb\" cannot be sent in a header; give printable ASCII, without spaces at its ends")]
    [InlineData(
        "{ header: X-Trino-Client-Tags, value: 'a,b' }", "value: \"a,b\" is more than one client tag; give one entry a tag")]
    [InlineData("{ header: X-Trino-User, value: a, valueRegex: b }", "valueRegex: stands beside value; keep one of the two")]
    [InlineData("{ header: X-Trino-User, valueRegex: '' }", "valueRegex: \"\" is empty; " + ARegex)]
    [InlineData("{ header: X-Trino-User, valueRegex: [a] }", "valueRegex: a list is neither a text nor a number; " + ARegex)]
    [InlineData("{ header: X-Trino-User, valueRegex: 'ä' }", "valueRegex: \"ä\" has characters other than printable ASCII, which headers are of; " + ARegex)]
    [InlineData("{ header: X-Trino-User, valueRegex: 'a(?=b)' }", "valueRegex: \"a(?=b)\" is no RE2 expression: what follows (? is none of RE2's groups at character 2; write it in the syntax of RE2")]
    [InlineData("{ header: X-Trino-User, valueRegex: '(a)\\1' }", "valueRegex: \"(a)\\1\" is no RE2 expression: \\1 means nothing at character 4; write it in the syntax of RE2")]
    [InlineData("{ header: X-Trino-User, valueRegex: '*' }", "valueRegex: \"*\" is no RE2 expression: nothing to repeat at character 1; write it in the syntax of RE2")]
    [InlineData("{ header: X-Trino-User, valueRegex: '\\pL{500}' }", "valueRegex: \"\\pL{500}\" is larger than what Istio's gateways take; give fewer or shorter repetitions")]
    [InlineData("{ header: X-Trino-User, valueRegex: { secure: v1:abc } }", "valueRegex: is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only")]
    [InlineData("{ header: X-Trino-User, value: a, percent: 0 }", "percent: 0 is below 1; give a whole number from 1 to 99")]
    [InlineData("{ header: X-Trino-User, value: a, percent: 100 }", "percent: 100 is above 99; give a whole number from 1 to 99")]
    [InlineData("{ header: X-Trino-User, value: a, percent: 2.5 }", "percent: 2.5 is not a whole number; give a whole number from 1 to 99")]
    [InlineData("{ header: X-Trino-User, value: a, and: { header: X-Trino-Source, value: b } }", "and: a mapping is not a list; give a list of further conditions such as { header: X-Trino-Source, value: dbt }")]
    [InlineData("{ header: X-Trino-User, value: a, and: [{ header: X-Trino-Source }] }", "and[0].value: is missing; give what the header must say, such as alice")]
    [InlineData("{ header: X-Trino-User, value: a, and: [{ header: X-Trino-Source, value: b, percent: 5 }] }", "and[0].percent: unknown key; remove it, or use header, value, valueRegex")]
    [InlineData(
        "{ header: X-Trino-User, value: a, and: [{ header: X-Trino-Source, value: b }, { header: x-trino-user, valueRegex: c }] }",
        "and[1].header: X-Trino-User is in a condition of this entry before it; ask for each header once: valueRegex takes what value cannot say")]
    public void A_match_is_of_headers_of_Trinos_clients(string match, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].match[0].{fault}"], TestStack.TrackFaults($"match: [{match}]"));

    [Fact]
    public void A_header_asked_for_twice_is_told_beside_the_other_faults_of_its_conditions() =>
        Assert.Equal(
            [
                "trino-infra:tracks[0].match[0].valueRegex: \"a(\" is no RE2 expression: a ( without its ) at character 2; write it in the syntax of RE2",
                "trino-infra:tracks[0].match[0].and[0].header: X-Trino-User is in a condition of this entry before it; ask for each header once: valueRegex takes what value cannot say",
            ],
            TestStack.TrackFaults("match: [{ header: X-Trino-User, valueRegex: 'a(', and: [{ header: X-Trino-User, value: b }, 7] }]").Where(fault => !fault.Contains("and[1]")));

    [Fact]
    public void A_tag_and_a_value_are_as_long_as_each_other() =>
        Assert.Equal(
            [
                $"trino-infra:tracks[0].match[0].value: \"{new string('a', 60)}…\" has 257 characters; give one tag of at most 256",
                $"trino-infra:tracks[0].match[1].value: \"{new string('a', 60)}…\" has 257 characters; give a header value of at most 256",
                $"trino-infra:tracks[0].match[2].valueRegex: \"{new string('a', 60)}…\" has 4097 characters; give an expression of at most 4096",
            ],
            TestStack.TrackFaults(
                $"match: [{{ header: X-Trino-Client-Tags, value: {new string('a', 257)} }}, {{ header: X-Trino-User, value: {new string('a', 257)} }}, "
                + $"{{ header: X-Trino-User, valueRegex: {new string('a', 4097)} }}]"));

    [Theory]
    [InlineData(64, 1, "", "tracks[0].match: has 64 entries; keep at most 63")]
    [InlineData(60, 2, "", "tracks: has 120 entries of match in all; keep at most 114, what an HTTPRoute has room for")]
    [InlineData(3, 2, ", percent: 5", "tracks: has 6 entries of match with percent in all; keep at most 4: each is a rule of the main route, which has 16")]
    public void The_main_route_has_room_for_so_many_matches(int entries, int tracks, string more, string fault) =>
        Assert.Equal([$"trino-infra:{fault}"], TestStack.Faults(tracks: Targeted(8, tracks, entries, more)));

    [Fact]
    public void Without_hosts_of_the_tracks_it_has_a_rule_more() =>
        Assert.Equal(
            ["trino-infra:tracks: has 4 entries of match with percent in all; keep at most 3: each is a rule of the main route, which has 16"],
            TestStack.Faults(gateway: "{ hostname: trino.example.com, trackHosts: none }", tracks: Targeted(8, 2, 2, ", percent: 5")));

    [Fact]
    public void A_part_is_exact_or_a_fault()
    {
        const string Tracks = "[{ name: stable, weight: 999983, match: [{ header: X-Trino-User, value: a, percent: 7 }] }, { name: canary, weight: 1 }]";
        Assert.Equal(
            ["trino-infra:tracks[0].match[0].percent: 7 is not to be had exactly beside the weights of the tracks; give them weights of at most 10000 together"],
            TestStack.Faults(tracks: Tracks));
        TestStack.Good(tracks: Tracks.Replace("999983", "9999", StringComparison.Ordinal));
    }

    private static string Targeted(int count, int targeted, int entries, string more) =>
        $"[{string.Join(", ", Enumerable.Range(0, count).Select(track => $"{{ name: t{track}, weight: 1, match: [{string.Join(", ", Enumerable.Range(0, track < targeted ? entries : 0).Select(entry => $"{{ header: X-Trino-User, value: u{track}-{entry}{more} }}"))}] }}"))}]";

    [Fact]
    public void No_two_tracks_match_the_same() =>
        Assert.Equal(
            ["trino-infra:tracks[1].match[0]: asks for the same as a match of track 1; remove one of them"],
            TestStack.Faults(tracks: """
                [{ name: stable, weight: 1, match: [{ header: X-Trino-User, value: alice }] },
                 { name: canary, weight: 1, match: [{ header: x-trino-user, value: alice }] }]
                """));

    [Fact]
    public void Nor_in_another_order_or_to_another_part() =>
        Assert.Equal(
            ["trino-infra:tracks[1].match[1]: asks for the same as a match of track 1; remove one of them"],
            TestStack.Faults(tracks: """
                [{ name: stable, weight: 1, match: [{ header: X-Trino-User, value: alice, and: [{ header: X-Trino-Source, valueRegex: dbt }] }] },
                 { name: canary, weight: 1, match: [
                   { header: X-Trino-Source, value: dbt, and: [{ header: X-Trino-User, value: alice }] },
                   { header: X-Trino-Source, valueRegex: dbt, and: [{ header: X-Trino-User, value: alice }], percent: 5 }] }]
                """));

    [Theory]
    [InlineData("match: { header: X-Trino-User, value: y }", "match: a mapping is not a list; give a list of entries such as { header: X-Trino-User, value: alice }")]
    [InlineData(
        "match: [{ header: X-Trino-User }, { header: X-Foo, value: '' }]",
        "match[0].value: is missing; give what the header must say, such as alice",
        "match[1].header: \"X-Foo\" is not among the choices; give X-Trino-User or X-Trino-Source or X-Trino-Client-Tags or X-Trino-Client-Info or X-Trino-Catalog or X-Trino-Schema",
        "match[1].value: \"\" is empty; give a header value of 1 to 256 characters")]
    public void A_match_with_a_fault_has_no_other_one_for_it(string settings, params string[] faults) => Assert.Equal(
        faults.Select(fault => $"trino-infra:tracks[0].{fault}"), TestStack.TrackFaults(settings));
}
