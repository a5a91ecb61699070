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
    public async Task A_removed_track_stays_where_it_has_a_gate(string drain, bool stays)
    {
        var before = Rehearsal.Settings(90, 10);
        before = before with { Tracks = [before.Tracks[0], before.Tracks[1] with { Drain = GatewayDuration.Of(drain) }] };
        var canary = before.Tracks[1];
        var stack = LiveStack.InMemory(new(seed: 1), RenderedRoutes.Of);
        await stack.Apply(before);

        var state = await stack.Apply(before with { Tracks = [before.Tracks[0]] });

        Assert.Equal(stays, stack.Draining.Contains(canary.Name));
        Assert.Equal(stays, state.Services.ContainsKey(canary.Name));
        Assert.Equal(stays ? [$"{canary.Name}-host", $"{canary.Name}-transactions"] : [null, "trino-coordinator-route"], Routes());

        state = stack.Delete();
        Assert.Equal([null, "trino-coordinator-route"], Routes());

        string?[] Routes() =>
        [
            Route(before.Gateway.AddressOf(canary.Name).Host),
            Route(
                before.Gateway.Hostname,
                new("Cookie", $"trino-track={canary.Name}"), new(TrinoHeaders.Transaction, "0f3b2a")),
        ];
        string? Route(string host, params HeaderField[] headers) => state.Table.Decide(
            new("POST", "https", host, before.Gateway.PublicPorts.Https, "/v1/statement", "", HeaderFields.Of(headers))).Route?.Name;
    }
}
