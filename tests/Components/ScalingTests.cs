using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Components;
using TrinoInfra.Files;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What another number of workers changes: that number, and nothing that a running pod is made of.</summary>
public sealed class ScalingTests
{
    [Fact]
    public async Task A_seventh_worker_of_prod_changes_one_number_of_the_whole_plan()
    {
        var settings = StackFiles.Load(Repository.Root, "prod").Then(SettingsReader.Read).ValueOrThrow();
        var track = settings.PrimaryTrack;
        Assert.Equal(6, track.Workers);
        var six = await PlanRecorder.RecordAsync(settings, "prod");
        var seven = await PlanRecorder.RecordAsync(
            settings with { Tracks = [track with { Workers = 7 }, .. settings.Tracks.Skip(1)] }, "prod");

        Assert.Equal(
            [$"{track.Name}/values/server/workers"],
            six.Resources.Zip(seven.Resources, (one, other) => JsonDifference.Between(one.Inputs, other.Inputs, one.Name)).SelectMany(paths => paths));
        Assert.Equal(six.Resources.Select(WithoutInputs), seven.Resources.Select(WithoutInputs));
    }

    [Fact]
    public void So_it_does_whatever_else_is_set() =>
        Gen.Select(SettingsGen.Tracks, Gen.Int[1, TrackSettings.MaxWorkers], Gen.Int[1, TrackSettings.MaxWorkers]).Sample((tracks, fewer, more) =>
        {
            var track = tracks[0];
            return JsonDifference.Between(Values(track, fewer), Values(track, more), "").All(path => path == "/server/workers");
        });

    [Fact]
    public void From_no_worker_to_some_the_coordinator_stops_working() =>
        SettingsGen.Tracks.Sample(tracks => JsonDifference.Between(Values(tracks[0], 0), Values(tracks[0], 1), "")
            .Order(StringComparer.Ordinal)
            .SequenceEqual(["/coordinator/config/nodeScheduler/includeCoordinator", "/server/workers"]));

    private static JsonNode Values(TrackSettings track, int workers) =>
        JsonSerializer.SerializeToNode(TrinoValues.Of(track with { Workers = workers }, TestStack.Good()))!;

    private static string WithoutInputs(PlannedResource resource) =>
        JsonSerializer.Serialize(new { resource.Type, resource.Name, resource.Parent, resource.DependsOn, resource.Options });
}
