using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>What holds for each rule by itself, whatever the settings.</summary>
public sealed class RuleTests
{
    private const int Stacks = 20;

    [Fact]
    public Task Every_backend_learns_its_tracks_own_address_and_nothing_that_a_client_forged() => OfAnyStack((settings, rules) =>
        Assert.All(rules, rule => Assert.All(rule.Backends, backend =>
        {
            var address = settings.Gateway.AddressOf(TrackOf(settings, backend));
            string[] prefix = address.Prefix is { } path && IssuesUris(rule) ? [$"X-Forwarded-Prefix: {path}"] : [];
            // Without hosts of the tracks' each name of the main host keeps its clients, by Host.
            string[] host = address.Prefix is null || settings.Gateway.Aliases.IsEmpty ? [$"X-Forwarded-Host: {address.Authority}"] : [];
            Assert.Equal(
                ["X-Forwarded-Proto: gopher", "X-Forwarded-For: 192.0.2.1", .. host, .. prefix],
                backend.Filters.Request.Apply(Forgery.All).Select(header => $"{header.Name}: {header.Value}"));
        })));

    private static DnsLabel TrackOf(StackSettings settings, Backend backend) =>
        settings.Tracks.Single(track => (track.External?.Host.ToString() ?? track.Name.ToString()) == backend.Name).Name;

    /// <summary>Statements, wherever they are posted, and what lies below a track's own path.</summary>
    private static bool IssuesUris(Rule rule) =>
        rule.Matches[0].Path.Value.StartsWith("/v1/statement", StringComparison.Ordinal) || rule.Matches[0].Path.Value.EndsWith("/v1", StringComparison.Ordinal);

    [Fact]
    public Task Answers_to_statements_add_the_cookie_of_their_track_and_no_others_do() => OfAnyStack((settings, rules) =>
    {
        var secure = settings.Gateway.Http == HttpMode.Serve ? "" : "; Secure";
        Assert.All(rules, rule => Assert.All(rule.Backends, backend => Assert.Equal(
            rule.Matches[0].Path is { Value: "/v1/statement" } && rule.Name != "other-statements"
                ? ["a=b", $"trino-track={TrackOf(settings, backend)}; Path=/v1/statement; HttpOnly; SameSite=Lax{secure}"]
                : ["a=b"],
            backend.Filters.Response.Apply([new("Set-Cookie", "a=b")]).Select(header => header.Value))));
    });

    [Fact]
    public Task Every_rule_that_forwards_has_the_timeouts_of_the_settings() => OfAnyStack((settings, rules) => Assert.All(
        rules.Where(rule => rule.Backends.Count > 0),
        rule => Assert.Equal(
            new($"{settings.Gateway.Timeouts.Request}", $"{settings.Gateway.Timeouts.BackendRequest}"), rule.Timeouts)));

    private static Task OfAnyStack(Action<StackSettings, IReadOnlyList<Rule>> check) => SettingsGen.Stack.SampleAsync(
        async settings => check(settings, [.. RouteFile.Parse(await QuickRoutes.Of(settings)).Routes.SelectMany(route => route.Rules)]),
        iter: Stacks);
}
