using TrinoInfra.Tests.Cluster;

namespace TrinoInfra.Tests.Pages;

/// <summary>The screens of docs/getting-started.md, by the scripts themselves; what real tools print between is not in them.</summary>
public sealed class ScreensTests
{
    private const string Page = "docs/getting-started.md";

    [Fact]
    public async Task Up_and_down()
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        world.OfferDownloads();
        world.WriteTool("kubectl", """
            [ "$*" != 'version --client' ] || { echo 'Client Version: v1.32.4' && exit; }
            exec "$STAND_INS/kubectl" "$@"
            """);

        Shows("make up", world, await world.Run("up"));
        Shows("make down", world, await world.Run("down"));
    }

    [Fact]
    public async Task Up_without_Docker()
    {
        using var world = new World();
        world.Remove("docker");
        var run = await world.Run("up");

        Golden.MatchesConsole(Page, "make up STACK=dev", $"{run.Output}{run.Error}");
    }

    private static void Shows(string command, World world, Run run)
    {
        run.Succeeds();
        Golden.MatchesConsole(Page, command, $"\n{run.Output.TrimStart('\n')}".Replace(world.Project, "/home/you/trino-infra", StringComparison.Ordinal));
    }
}
