
namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make up</c> killed, with no chance to tidy up; the next run goes on and ends where an undisturbed one does.</summary>
public sealed class InterruptedUpTests
{
    [Theory]
    [InlineData("make --silent", "before")]
    [InlineData("curl --fail", "during")] // the first download
    [InlineData("curl --fail", "after")]
    [InlineData("kind create", "before")]
    [InlineData("kind create", "during")]
    [InlineData("kind create", "after")]
    [InlineData("pulumi stack select", "before")]
    [InlineData("pulumi stack select", "after")]
    [InlineData("pulumi plugin install", "after")]
    [InlineData("pulumi up", "before")]
    [InlineData("pulumi up", "during")]
    [InlineData("pulumi up", "after")]
    public async Task Killed_anywhere_the_next_run_goes_on(string call, string moment)
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        world.OfferDownloads();
        world["contexts"] = "work https://10.0.0.7:6443\n";
        world["current-context"] = "work\n";
        world.KillAt(call, moment);

        var killed = await world.Run("up");
        Assert.False(world.Has("kill"), "the run never came there");
        Assert.NotEqual(0, killed.Code);

        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal("uid-1\n", world["stack"]);
        Assert.Equal("work\n", world["current-context"]);
        Assert.False(world.Has("half"));
        // What a run takes apart was of no use.
        var made = world.Calls.Count(past => past.StartsWith("kind create", StringComparison.Ordinal));
        Assert.Equal(call == "kind create" ? 2 : 1, made);
        Assert.DoesNotContain(world.Calls, past => past.StartsWith("pulumi stack rm", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Made, file => file.Contains(".part.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_while_the_state_starts_over_the_next_run_goes_on()
    {
        foreach (var moment in new[] { "before", "after" })
        {
            using var world = new World();
            await world.Run("up");
            world["cluster"] = "uid-2\n";
            world.KillAt("pulumi stack rm", moment);
            Assert.NotEqual(0, (await world.Run("up")).Code);

            var run = await world.Run("up");

            run.Succeeds();
            Assert.Equal("uid-2\n", world["stack"]);
        }
    }
}
