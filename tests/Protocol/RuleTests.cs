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
    public Task Every_backend_learns_its_tracks_own_host_and_nothing_that_a_client_forged() => OfAnyStack((settings, rules) =>
    {
        var port = settings.Gateway.PublicPorts.Https == 443 ? "" : $":{settings.Gateway.PublicPorts.Https}";
        Assert.All(rules.SelectMany(rule => rule.Backends), backend => Assert.Equal(
            ["X-Forwarded-Proto: gopher", "X-Forwarded-For: 192.0.2.1", $"X-Forwarded-Host: {settings.Gateway.AddressOf(DnsLabel.Of(backend.Name)).Host}{port}"],
            backend.Filters.Request.Apply(Forgery.All).Select(header => $"{header.Name}: {header.Value}")));
    });

    [Fact]
    public Task Answers_to_statements_add_the_cookie_of_their_track_and_no_others_do() => OfAnyStack((settings, rules) =>
    {
        var secure = settings.Gateway.Http == HttpMode.Serve ? "" : "; Secure";
        Assert.All(rules, rule => Assert.All(rule.Backends, backend => Assert.Equal(
            rule.Matches[0].Path.Value == "/v1/statement"
                ? ["a=b", $"trino-track={backend.Name}; Path=/v1/statement; HttpOnly; SameSite=Lax{secure}"]
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
