using System.Globalization;
using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Protocol;

/// <summary>What the weights give to whom.</summary>
public sealed class SharesTests
{
    /// <summary>Chi-squared at 0.999, by degrees of freedom: one run in a thousand is above, and the seeds are fixed.</summary>
    private static readonly double[] Critical = [0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32];

    [Theory]
    [InlineData("90 10")]
    [InlineData("1 1")]
    [InlineData("75 0 25")]
    [InlineData("1 2 3 4")]
    [InlineData("1000000 1000000 500000")]
    [InlineData("10 20 30 40 50 60 70 80")]
    public async Task New_statements_are_shared_out_by_weight(string weights)
    {
        const int Statements = 3000;
        var settings = Stack([.. weights.Split(' ').Select(weight => int.Parse(weight, CultureInfo.InvariantCulture))]);
        var gateway = new Gateway(seed: 4242);
        var state = await LiveStack.InMemory(gateway, QuickRoutes.Of).Apply(settings);
        var wire = new InMemoryWire(gateway, PublicAddress.Of(settings.Gateway));
        // Cookies of earlier statements must not draw later ones.
        var client = new TrinoClient(wire, PublicAddress.MainHost(settings.Gateway), new());
        for (var count = 0; count < Statements; count++)
            Assert.Null((await client.Submit("SELECT 1")).Failure);

        double total = settings.Tracks.Sum(track => track.Weight);
        var chiSquared = 0.0;
        foreach (var track in settings.Tracks)
        {
            var expected = Statements * (track.Weight / total);
            var got = state.NewStatements.GetValueOrDefault(track.Name);
            if (expected == 0)
                Assert.Equal(0, got);
            else
                chiSquared += (got - expected) * (got - expected) / expected;
        }

        Assert.InRange(chiSquared, 0, Critical[settings.Tracks.Count(track => track.Weight > 0) - 1]);
    }

    [Fact]
    public async Task Weights_act_on_the_next_statement_of_a_pooled_connection()
    {
        var settings = Stack([100, 0]);
        await using var server = await GatewayServer.Start(new(seed: 1));
        await using var servers = new ServerSet();
        using var wire = new SocketWire(server, PublicAddress.Of(settings.Gateway), connectionsAHost: 1);
        var stack = new LiveStack(server.Gateway, RenderedRoutes.Of, servers.Start);
        var client = new TrinoClient(wire, PublicAddress.MainHost(settings.Gateway), new());

        foreach (var (one, other) in ((int, int)[])[(100, 0), (0, 100), (100, 0)])
        {
            var state = await stack.Apply(Stack([one, other]));
            for (var count = 0; count < 10; count++)
                Assert.True((await client.Run("SELECT 1")).Succeeded);
            Assert.Equal([(one > 0 ? "track-0" : "track-1", 10)], state.NewStatements.Select(track => (track.Key, track.Value)));
        }

        Assert.Equal(1, server.ConnectionsTo(settings.Gateway.Hostname));
    }

    private static StackSettings Stack(int[] weights) => Rehearsal.Settings(1, null) with
    {
        Tracks =
        [
            .. weights.Select((weight, index) => new TrackSettings
            {
                Name = DnsLabel.Of($"track-{index}"),
                Weight = Weight.Of(weight),
            }),
        ],
    };
}
