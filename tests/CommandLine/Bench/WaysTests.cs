using System.Collections.Immutable;
using TrinoInfra.CommandLine.Bench.Comparison;
using TrinoInfra.Tests.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.Tests.CommandLine.Bench;

/// <summary>Which ways there are to a track, from where, and what is left out.</summary>
public sealed class WaysTests
{
    [Theory]
    [InlineData(100, 0, "https://trino.example.com/", "by the main host", "all of it is stable's")]
    [InlineData(90, 10, "https://stable.trino.example.com/", "by the track's own host", "an Ingress has none")]
    [InlineData(0, 100, "https://stable.trino.example.com/", "by the track's own host", "an Ingress has none")]
    public void The_gateway_is_measured_where_all_of_it_is_the_tracks(int stable, int canary, string server, string about, string leftOut)
    {
        var ways = Of(stable, canary, isInCluster: false);

        Assert.Equal((server, server), ($"{ways.All[0].Arm.Server}", $"{ways.All[0].Door.Server}"));
        Assert.EndsWith(about, ways.All[0].Arm.About, StringComparison.Ordinal);
        Assert.Contains(ways.LeftOut, line => line.Contains(leftOut, StringComparison.Ordinal));
    }

    [Fact]
    public void The_floor_is_measured_from_a_pod_alone()
    {
        Assert.Equal(["gateway", "ingress"], Names(Of(100, 0, isInCluster: false)));
        Assert.Contains(Of(100, 0, isInCluster: false).LeftOut, line => line.StartsWith("direct access, the floor: from outside", StringComparison.Ordinal));

        var inside = Of(100, 0, isInCluster: true);
        Assert.Equal(["gateway", "ingress", "direct"], Names(inside));
        Assert.Equal("http://stable.trino-namespace.svc:8080/", $"{inside.All[2].Door.Server}");
        Assert.DoesNotContain(inside.LeftOut, line => line.StartsWith("direct", StringComparison.Ordinal));
    }

    /// <summary>Over plain http Trino answers 403 to who logs in.</summary>
    [Fact]
    public void The_floor_of_a_track_with_credentials_is_left_out()
    {
        var ways = Of(100, 0, isInCluster: true, ImmutableDictionary<string, Login>.Empty.Add("stable", Login.Of("Basic", "eA==")));

        Assert.Equal(["gateway", "ingress"], Names(ways));
        Assert.Contains("direct access, the floor: the track asks for credentials, which Trino takes over https alone", ways.LeftOut);
    }

    [Fact]
    public void The_Ingress_is_reached_by_its_host_at_its_own_address()
    {
        var way = Of(100, 0, isInCluster: false).All[1];

        Assert.Equal(("https://stable-bench.trino.example.com/", new DoorAddress("10.0.0.9", 30999)), ($"{way.Door.Server}", way.Door.Address));
        Assert.Equal(["stable-bench.trino.example.com"], way.Door.Hosts);
        Assert.Equal("trino-namespace-bench", $"{way.Pods!.Namespace}");
    }

    private static string[] Names(Ways ways) => [.. ways.All.Select(way => way.Arm.Name)];

    private static Ways Of(int stable, int canary, bool isInCluster, ImmutableDictionary<string, Login>? logins = null)
    {
        var settings = TestStack.Good(tracks: $"[{{ name: stable, weight: {stable} }}, {{ name: canary, weight: {canary} }}]");
        return Ways.Of(
            BenchOf.Good(settings),
            new WantedComparison(6, 1, settings.PrimaryTrack, new("10.0.0.9", 30999), null),
            Door.Of(settings) with { Logins = logins ?? ImmutableDictionary<string, Login>.Empty },
            isInCluster);
    }
}
