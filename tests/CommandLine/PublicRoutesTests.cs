using CsCheck;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.Planning;
using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.RouteReader.Explaining;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What <c>explain</c> is told of a stack is all that it needs.</summary>
public sealed class PublicRoutesTests
{
    [Fact]
    public void In_any_stack_a_tracks_address_leads_to_the_track_and_its_follow_ups_are_found() => SettingsGen.Stack.Sample(
        settings =>
        {
            var plan = PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult();
            var file = RouteFile.Parse(PublicRoutes.Of(plan, settings.Gateway));
            Assert.Empty(file.Faults);
            var table = RouteTable.Of(file);
            foreach (var track in settings.Tracks)
            {
                var follow = table.Decide(Request($"GET {settings.Gateway.AddressOf(track.Name)}{FollowUp.Path}"));
                var host = track.External?.Host.ToString();
                Assert.Equal((host ?? track.Name.ToString(), FollowUp.Path), (Assert.Single(follow.Shares).Backend.Name, follow.Shares[0].Path));
                // Of an external one it says whether TLS is spoken to it, and of no other thing.
                Assert.Equal(
                    host is null ? [] : [$"backend {host} is spoken to {(track.External!.Tls is null ? "without" : "by")} TLS"],
                    follow.Notes.Select(note => string.Join(' ', note.Split(' ').Take(7)).TrimEnd(':')));
            }

            var statement = table.Decide(Request($"POST https://{settings.Gateway.Hostname}:{settings.Gateway.PublicPorts.Https}/v1/statement"));
            Assert.All(TrinoFollowUps.Of(table, statement), line => Assert.Contains("every follow-up reaches the coordinator that owns the query", line));
        },
        iter: 30,
        threads: 1);

    private static GatewayRequest Request(string text) => GatewayRequest.Parse(text, []).Request!;
}
