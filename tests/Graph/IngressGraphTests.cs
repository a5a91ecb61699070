using TrinoInfra.Graph;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Graph;

/// <summary>The way of a request by an Ingress.</summary>
public sealed class IngressGraphTests
{
    private static TrafficGraph Traffic => IngressGraph.Of(BenchOf.Good(TestStack.Good(tracks: "[{ name: stable, weight: 9 }, { name: canary, weight: 1 }]")));

    [Fact]
    public void Each_host_leads_to_its_track()
    {
        Assert.Equal(
            [("stable-bench.trino.example.com", "stable", 1.0), ("canary-bench.trino.example.com", "canary", 1.0)],
            Traffic.Routes.Select(route => (Assert.Single(route.Hosts), route.OnlyTrack!, Assert.Single(route.Targets).Part)));
        Assert.Equal(["stable", "canary"], Traffic.Tracks.Select(track => track.Name));
    }

    [Fact]
    public void The_picture_names_the_Ingress_and_no_HTTPRoute()
    {
        var drawing = new Drawing(TrafficSvg.Of(Traffic));
        TrafficSvgTests.StandsAlone(drawing);

        Assert.Contains(Drawing.Blankless("Ingress, its hosts"), drawing.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTPRoute", drawing.Words, StringComparison.Ordinal);
        Assert.Contains("Ingress tracks.bench, stable", Mermaid.Of(Diagram.Of(Traffic)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--html")]
    [InlineData("--order")]
    [InlineData("--format", "dot")]
    public async Task Every_picture_is_of_such_a_stack_too(params string[] options)
    {
        var run = await ProgramRun.OfAsync(["graph", "dev-bench", .. options]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("tracks.bench", run.Out, StringComparison.Ordinal);
    }
}
