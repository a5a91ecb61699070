using System.Numerics;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>Whom the statements reach that a <c>match</c> asks for.</summary>
public sealed class TargetTests
{
    private const string Alice = "X-Trino-User: alice";
    private const string Dbt = "X-Trino-Source: dbt-17";
    private const string Etl = "X-Trino-Client-Tags: nightly, etl";
    private const string OfCanary = "Cookie: trino-track=canary";
    private const string Open = "X-Trino-Transaction-Id: 0f3b2a";

    private const string Tracks = """
        [{ name: stable, weight: 9, match: [{ header: X-Trino-User, value: alice }] },
         { name: canary, weight: 1, match: [
           { header: X-Trino-User, value: alice, and: [{ header: X-Trino-Source, valueRegex: "dbt-[0-9]+" }] },
           { header: X-Trino-Source, valueRegex: "dbt-[0-9]+" }] },
         { name: third, weight: 0, match: [
           { header: X-Trino-Source, valueRegex: "dbt.*" },
           { header: X-Trino-User, value: alice, and: [{ header: X-Trino-Source, value: dbt-17 }, { header: X-Trino-Client-Tags, value: etl }, { header: X-Trino-Catalog, valueRegex: ".*" }] }] }]
        """;

    [Theory]
    [InlineData("stable 90, canary 10, third 0")]
    [InlineData("stable 90, canary 10, third 0", "X-Trino-User: alicea")]
    [InlineData("stable 100", Alice)]
    // All conditions must hold, of the whole value, and more of them rank before fewer.
    [InlineData("canary 100", Alice, Dbt)]
    [InlineData("stable 100", Alice, "X-Trino-Source: a-dbt-17")]
    [InlineData("third 100", Alice, Dbt, Etl, "X-Trino-Catalog: lake")]
    [InlineData("canary 100", Alice, Dbt, Etl)]
    // As many of two tracks: the first track has it.
    [InlineData("canary 100", Dbt)]
    [InlineData("third 100", "X-Trino-Source: dbt")]
    // An open transaction ranks before any number of conditions.
    [InlineData("canary 100", Alice, OfCanary, Open)]
    [InlineData("canary 100", Alice, Dbt, Etl, "X-Trino-Catalog: lake", OfCanary, Open)]
    [InlineData("third 100", Alice, Dbt, Etl, "X-Trino-Catalog: lake", OfCanary, "X-Trino-Transaction-Id: NONE")]
    public async Task It_goes_where_most_conditions_hold_unless_a_transaction_is_open(string expected, params string[] headers) =>
        Assert.Equal(expected, await SharesAsync(TestStack.Good(tracks: Tracks), headers));

    [Theory]
    [InlineData("stable 72, canary 28", Alice)]
    [InlineData("stable 99, canary 1", Dbt)]
    [InlineData("stable 90, canary 10", Etl)]
    [InlineData("stable 100", Alice, "Cookie: trino-track=stable", Open)]
    public async Task A_part_goes_to_the_track_and_the_rest_by_the_weights(string expected, params string[] headers) =>
        Assert.Equal(expected, await SharesAsync(
            TestStack.Good(tracks: """
                [{ name: stable, weight: 90, match: [{ header: X-Trino-Source, valueRegex: "dbt.*", percent: 90 }] },
                 { name: canary, weight: 10, match: [{ header: X-Trino-User, value: alice, percent: 20 }] }]
                """),
            headers));

    [Fact]
    public void Parts_are_exact() => Gen.Select(Gen.Int[0, ShareWeights.MaxTotal / 8].Array[1, 8], Gen.Int[1, 99], Gen.Int[0, 7]).Sample((weights, percent, own) =>
    {
        own %= weights.Length;
        if (weights.All(weight => weight == 0))
            weights[own] = 1;
        TrackSettings[] tracks = [.. weights.Select((weight, index) => new TrackSettings { Name = DnsLabel.Of($"t{index}"), Weight = Weight.Of(weight) })];
        var shares = ShareWeights.Of(tracks, own, percent)!.Value;

        BigInteger all = shares.Sum(share => (long)share.Value), total = weights.Sum();
        foreach (var (index, share) in shares.Index())
        {
            // share / all = percent / 100, for its own track, + (100 - percent) / 100 * weight / total
            Assert.Equal(all * ((index == own ? percent * total : 0) + ((100 - percent) * weights[index])), 100 * total * share.Value);
        }
    });

    [Theory]
    [InlineData("{track}.{hostname}", 7, 4, 15)]
    [InlineData("{track}.{hostname}", 8, 4, 16)]
    [InlineData("none", 7, 4, 16)]
    [InlineData("none", 8, 3, 16)]
    public async Task The_main_route_takes_what_the_settings_let_through(string trackHosts, int tracks, int shares, int rules)
    {
        // Of 128 matches one is each track's own, and six are of the other rules.
        var rest = 122 - tracks - shares;
        var routes = RouteFile.Parse(await QuickRoutes.Of(With(0)));
        var main = Assert.Single(routes.Routes, route => route.Name == "trino-coordinator-route");

        Assert.Equal([], routes.Faults);
        Assert.Equal((rules, 128), (main.Rules.Count, main.Rules.Sum(rule => rule.Matches.Count)));
        Assert.Contains("entries of match in all", Assert.Throws<FaultsException>(() => With(1)).Message);

        StackSettings With(int more) => TestStack.Good(
            gateway: $"{{ hostname: trino.example.com, trackHosts: '{trackHosts}' }}",
            tracks: $"[{string.Join(", ", Enumerable.Range(0, tracks).Select(track => $"{{ name: t{track}, weight: {track}, match: [{string.Join(", ", Entries(track, more))}] }}"))}]");
        IEnumerable<string> Entries(int track, int more) => track switch
        {
            0 => Users("a", 63),
            1 => Users("b", rest - 63 + more),
            2 => Users("c", shares, ", percent: 7"),
            _ => [],
        };
        static IEnumerable<string> Users(string user, int count, string more = "") =>
            Enumerable.Range(0, count).Select(number => $"{{ header: X-Trino-User, value: {user}{number}{more} }}");
    }

    private static async Task<string> SharesAsync(StackSettings settings, string[] headers)
    {
        var request = GatewayRequest.Parse("POST https://trino.example.com/v1/statement", headers).Request!;
        var shares = RouteTable.Of(RouteFile.Parse(await QuickRoutes.Of(settings))).Decide(request).Shares;
        double all = shares.Sum(share => (long)share.Backend.Weight);
        return string.Join(", ", shares.Select(share => $"{share.Backend.Name} {100 * share.Backend.Weight / all}"));
    }
}
