using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>A resource that the engine cannot have.</summary>
public sealed class FailureTests : EngineTests
{
    [Theory]
    [InlineData(RunMode.Preview, "trino-gateway")]
    [InlineData(RunMode.Up, "trino-v2-canary")]
    [InlineData(RunMode.Up, "kubernetes")]
    public async Task Nothing_that_waits_for_it_is_registered_and_the_run_fails(RunMode mode, string failing)
    {
        using var stack = EngineStack.WithoutBundle("dev");
        var waiting = WaitingFor(failing, await stack.PlanAsync());
        Assert.NotEmpty(waiting);

        var run = await EngineRun.OfAsync(stack, mode, new EngineKind { Failing = failing });

        Assert.True(run is { ExitCode: EngineRun.ErrorsWereLogged, IsDone: false }, $"{run}");
        Assert.Contains(run.Registered, resource => resource.Name == failing);
        Assert.Empty(run.Registered.Select(resource => resource.Name).Intersect(waiting));
    }

    [Fact]
    public async Task A_tracks_release_that_cannot_be_had_is_asked_about()
    {
        using var stack = EngineStack.WithoutBundle("dev");

        var run = await EngineRun.OfAsync(stack, RunMode.Up, new EngineKind { Failing = "trino-v2-canary" });

        Assert.Equal([("track-failure", "trino-v2-canary")], run.Hooks);
    }

    /// <summary>In a plan, which is in the order of creation.</summary>
    private static HashSet<string> WaitingFor(string name, JsonArray plan)
    {
        HashSet<string> waiting = [name];
        foreach (var resource in plan)
        {
            if (resource!["dependsOn"]!.AsArray().Append(resource["parent"]).Append(resource["provider"])
                .Any(before => waiting.Contains($"{before}")))
            {
                waiting.Add($"{resource["name"]}");
            }
        }

        waiting.Remove(name);
        return waiting;
    }
}
