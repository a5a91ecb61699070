using TrinoInfra.RouteReader;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Protocol;

/// <summary>What the harness lets a removed track do is what the stack does.</summary>
public sealed class LiveStackTests
{
    [Theory]
    [InlineData("0s", false)]
    [InlineData("0h0m", false)]
    [InlineData("1ms", true)]
    [InlineData("5m", true)]
    [InlineData("0s", false, "{track}-trino.example.com")]
    [InlineData("5m", true, "{track}-trino.example.com")]
    [InlineData("0s", false, null)]
    [InlineData("5m", true, null)]
    public async Task A_removed_track_stays_where_it_has_a_gate(string drain, bool stays, string? trackHosts = "{track}.{hostname}")
    {
        var before = Rehearsal.Settings(90, 10);
        before = before with { Gateway = before.Gateway with { TrackHosts = trackHosts is null ? null : TrackHostPattern.Of(trackHosts) } };
        before = before with { Tracks = [before.Tracks[0], before.Tracks[1] with { Drain = GatewayDuration.Of(drain) }] };
        var canary = before.Tracks[1];
        var stack = LiveStack.InMemory(new(seed: 1), RenderedRoutes.Of);
        await stack.Apply(before);

        var state = await stack.Apply(before with { Tracks = [before.Tracks[0]] });

        Assert.Equal(stays, stack.Draining.Contains(canary.Name));
        Assert.Equal(stays, state.Services.ContainsKey(canary.Name));
        // Below the main host what nobody has is the primary's.
        var nobody = trackHosts is null ? "trino-coordinator-route" : null;
        Assert.Equal(
            stays
                ? [$"{canary.Name}-{(trackHosts is null ? "path" : "host")}", $"{canary.Name}-transactions"]
                : [nobody, "trino-coordinator-route"],
            Routes());

        state = stack.Delete();
        Assert.Equal([nobody, "trino-coordinator-route"], Routes());

        string?[] Routes() =>
        [
            Route($"{before.Gateway.AddressOf(canary.Name)}"),
            Route(
                $"https://{before.Gateway.Hostname}",
                new("Cookie", $"trino-track={canary.Name}"), new(TrinoHeaders.Transaction, "0f3b2a")),
        ];
        string? Route(string address, params HeaderField[] headers) => state.Table.Decide(
            GatewayRequest.Parse($"POST {address}/v1/statement", headers.Select(header => $"{header.Name}: {header.Value}").ToArray()).Request!).Route?.Name;
    }
}
