using System.Text.Json;
using TrinoInfra.Checking;
using TrinoInfra.Rollout.Watching;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Rollout;

/// <summary>From what Trino answers to what verdicts are given by.</summary>
public sealed class WatchingTests
{
    [Fact]
    public void A_look_is_one_statement()
    {
        const string All = """SELECT query_id, to_unixtime(created), to_unixtime("end"), to_unixtime(now()), error_type, error_code, "user", source FROM system.runtime.queries""";
        Assert.Equal(All, QueryStatement.Of(null));
        Assert.Equal(
            $"""{All} WHERE "end" IS NULL OR "end" > from_unixtime(1764120000.250)""",
            QueryStatement.Of(DateTimeOffset.FromUnixTimeMilliseconds(1764120000250)));
    }

    [Theory]
    [InlineData("""["q", 1000.5, 1002.0, 1010.25, "USER_ERROR", "SYNTAX_ERROR", "anne", "cli"]""", 1.5, true, "UserError")]
    [InlineData("""["q", 1000.5, null, 1010.25, null, null, "anne", null]""", 9.75, false, "Fine")]
    [InlineData("""["q", 1000.5, 1000.25, 1010.25, "INTERNAL_ERROR", null, "anne", null]""", 0, true, "Failed")]
    public void A_row_is_a_query(string row, double seconds, bool hasEnded, string outcome)
    {
        var seen = QueryStatement.Read(JsonElement.Parse(row))!.Value;

        Assert.Equal(("q", seconds, hasEnded, outcome), (seen.Query.Id, seen.Query.Elapsed.TotalSeconds, seen.Query.HasEnded, $"{seen.Query.Outcome}"));
        Assert.Equal("anne", seen.User);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1000.5 + 60), seen.By(TimeSpan.FromMinutes(1)).Created);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("""[null, 1000.5, null, 1010.25, null, null, "anne", null]""")]
    [InlineData("""["q", "2026-11-26 12:00:00.000 UTC", null, 1010.25, null, null, "anne", null]""")]
    public void Another_row_is_none(string row) => Assert.Null(QueryStatement.Read(JsonElement.Parse(row)));

    [Theory]
    [InlineData("12.50s", 12.5)]
    [InlineData("2.10m", 126.0)]
    [InlineData("1.00h", 3600.0)]
    [InlineData("3.00d", 259200.0)]
    [InlineData("8.00ms", 0.008)]
    [InlineData("soon", null)]
    [InlineData("1.00y", null)]
    [InlineData("-1.00s", null)]
    public void An_uptime_is_a_number_with_a_unit(string text, double? seconds) => Assert.Equal(seconds, Uptime.Read($$"""{ "uptime": "{{text}}" }""")?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{ "uptime": 3 }""")]
    public void Another_info_says_nothing(string info) => Assert.Null(Uptime.Read(info));

    [Theory]
    [InlineData("{ header: X-Trino-User, value: anne }", "anne", "cli", true)]
    [InlineData("{ header: X-Trino-User, value: anne }", "bob", "cli", false)]
    [InlineData("{ header: X-Trino-User, value: anne, and: [{ header: X-Trino-Source, value: cli }] }", "anne", "dbt", false)]
    [InlineData("{ header: X-Trino-Source, valueRegex: 'dbt-.*' }", "bob", "dbt-1", true)]
    [InlineData("{ header: X-Trino-Source, valueRegex: 'dbt' }", "bob", "dbt-1", false)]
    public void Who_asks_for_a_track_is_left_out(string match, string user, string source, bool isTargeted)
    {
        var targeted = Of(match);

        Assert.True(targeted.SeesAll);
        Assert.Equal(isTargeted, targeted.Has(new(default, user, source, default)));
    }

    [Fact]
    public void By_what_does_not_show_nobody_is_left_out()
    {
        var targeted = Of("{ header: X-Trino-Client-Tags, value: canary }");

        Assert.False(targeted.SeesAll);
        Assert.False(targeted.Has(new(default, "anne", "cli", default)));
    }

    [Fact]
    public void Rows_are_the_same_in_any_order()
    {
        static string Digest(string rows) => Probe.Digest(JsonElement.Parse(rows).EnumerateArray());
        Assert.Equal(Digest("[[1, \"a\"], [2, \"b\"], [2, \"b\"]]"), Digest("[[2, \"b\"], [1, \"a\"], [2, \"b\"]]"));
        Assert.NotEqual(Digest("[[1], [2]]"), Digest("[[1], [2], [2]]"));
        Assert.NotEqual(Digest("[]"), Digest("[[null]]"));
    }

    [Theory]
    [InlineData("a", 5, "b", 5, "c", 1, "b", "b")]
    [InlineData("a", 5, "b", 5, "c", 9, "b", "c")]
    [InlineData("a", 5, "b", 5, "c", 1, "c", "a")]
    public void It_is_compared_with_who_serves_most(string one, int first, string two, int second, string three, int third, string primary, string stable) =>
        Assert.Equal(stable, CanaryWatch.StableOf(
            [Track(one, first), Track(two, second), Track(three, third), Track("canary", 100)], "canary", primary));

    private static TrackSettings Track(string name, int weight) => new() { Name = DnsLabel.Of(name), Weight = Weight.Of(weight) };

    private static Targeted Of(string match) =>
        Targeted.Of(TestStack.Good(tracks: $"[{{ name: a, weight: 1 }}, {{ name: b, weight: 0, match: [{match}] }}]").Tracks);
}
