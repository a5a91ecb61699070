using System.Text.RegularExpressions;
using CsCheck;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>
/// What holds for any settings, any interleaving of requests, and any weight changes, additions and removals between
/// them.
/// </summary>
public sealed partial class RoutingProperties
{
    private const int Scenarios = 60;

    [Fact]
    public Task The_quick_routes_of_these_properties_are_the_rendered_ones() => SettingsGen.Stack.SampleAsync(
        async settings =>
        {
            var (quick, rendered) = (RouteFile.Parse(await QuickRoutes.Of(settings)), RouteFile.Parse(await RenderedRoutes.Of(settings)));
            Assert.Equal([], quick.Faults);
            Assert.Equivalent(rendered.Routes.ToDictionary(route => route.Name), quick.Routes.ToDictionary(route => route.Name), strict: true);
            Assert.Equivalent(rendered.Gateways, quick.Gateways, strict: true);
            Assert.Equivalent(rendered.ListenerSets, quick.ListenerSets, strict: true);
            Assert.Equivalent(rendered.Backends.Entries, quick.Backends.Entries, strict: true);
            Assert.Equivalent(rendered.Backends.Policies, quick.Backends.Policies, strict: true);
            Assert.Equivalent(
                ServedCertificates.In(await RenderedRoutes.Of(settings)), ServedCertificates.In(await QuickRoutes.Of(settings)), strict: true);
        },
        iter: 30,
        threads: 1);

    [Fact]
    public Task Every_uri_and_every_kill_reaches_the_track_that_owns_the_query() =>
        Scenario.Any.SampleAsync(scenario => World.Run(scenario, QuickRoutes.Of), iter: Scenarios);

    [Fact]
    public Task A_transaction_of_a_client_that_keeps_cookies_stays_on_one_track() =>
        Scenario.OfTransactions.SampleAsync(scenario => World.Run(scenario, QuickRoutes.Of), iter: Scenarios);

    [Fact]
    public Task Forged_forwarding_headers_change_nothing() => Scenario.Any.SampleAsync(
        async scenario => Assert.Equal(
            await World.Run(scenario, QuickRoutes.Of),
            await World.Run(scenario, QuickRoutes.Of, forging: true)),
        iter: Scenarios / 2);

    [Theory]
    [InlineData("X-Forwarded-Host", "X-Other")] // follow-ups go to the main host
    [InlineData(@"\[""?Forwarded""?, ?", "[")] // a client says where follow-ups go
    [InlineData("X-Forwarded-Prefix", "X-Other")]
    [InlineData("ServiceEntry", "Sidecar")] // nobody knows an external track's host
    [InlineData("BackendTLSPolicy", "XBackendTrafficPolicy")] // a coordinator that wants TLS gets none
    [InlineData("\"kind\":\"Hostname\"", "\"kind\":\"Service\"")]
    [InlineData("Set-Cookie", "X-Other")] // nobody knows where a transaction began
    [InlineData("X-Trino-Transaction-Id", "X-Other")]
    [InlineData("DELETE", "TRACE")] // kills reach the primary track alone
    [InlineData(@"(""?weight""?: ?)\d+", "${1}1")] // weights change nothing
    [InlineData(@",""method"":""POST""", "")] // more conditions than an open transaction's rank before it
    [InlineData("X-Trino-(User|Source|Client-Tags|Client-Info|Catalog|Schema)", "X-Other-$1")] // nobody is targeted
    [InlineData(@"(-transactions"".*?""hostnames"":\[)""[^""]*""", @"$1""example.org""")] // a removed track's transactions break
    [InlineData(@"""/[^/""]*/v1""", @"""/elsewhere/v1""")] // what is below a track's path is nobody's
    [InlineData(@"""replacePrefixMatch"":""/v1""", @"""replacePrefixMatch"":""/""")] // a track gets a path that it does not know
    [InlineData("[^\"]*-host-certs\"}]", "trino-coordinator-certs\"}]")] // the certificate is for the main host alone
    public async Task The_properties_fail_for_routes_that_lack_something(string pattern, string replacement)
    {
        async ValueTask<string> Lacking(StackSettings settings) =>
            Regex.Replace(await QuickRoutes.Of(settings), pattern, replacement);

        var noticed = false;
        var random = new PCG(1, 20260801);
        for (var count = 0; !noticed && count < 400; count++)
        {
            var gen = count % 2 == 0 ? Scenario.Any : Scenario.OfTransactions;
            try
            {
                await World.Run(gen.Generate(random, null, out _), Lacking, forging: true);
            }
            catch (ViolationException)
            {
                noticed = true;
            }
        }

        Assert.True(noticed);
    }
}
