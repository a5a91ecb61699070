namespace TrinoInfra.Tests.Cluster;

/// <summary>The tools that <c>make up</c> brings: which, when, and that each is what was pinned.</summary>
public sealed class ToolTests
{
    [Fact]
    public async Task What_PATH_lacks_is_downloaded_checked_and_used()
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        world.OfferDownloads();
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Contains("brings kind 0.32.0 into .cache/tools\n", run.Output, StringComparison.Ordinal);
        foreach (var tool in new[] { "kind-0.32.0/kind", "kubectl-1.36.1/kubectl", "pulumi-3.259.0/pulumi" })
            Assert.Contains($".cache/tools/{tool}", world.Made);
        Assert.DoesNotContain(world.Made, file => file.Contains(".part.", StringComparison.Ordinal));
        var env = await File.ReadAllTextAsync(world.InProject(".state/env"), TestContext.Current.CancellationToken);
        Assert.Contains($"{world.InProject(".cache/tools/pulumi-3.259.0")}:", env, StringComparison.Ordinal);

        var second = await world.Run("up");
        second.Succeeds();
        Assert.DoesNotContain(second.Calls, IsDownload);
    }

    [Fact]
    public async Task What_PATH_has_in_a_suitable_version_is_used()
    {
        using var world = new World();
        (await world.Run("up")).Succeeds();
        Assert.DoesNotContain(world.Calls, IsDownload);
    }

    [Theory]
    [InlineData("Client Version: v1.34.9", true)]
    [InlineData("Client Version: v1.35.0", false)]
    [InlineData("Client Version: v1.37.12-dispatcher", false)]
    [InlineData("Client Version: v1.38.0", true)]
    [InlineData("no version at all", true)]
    public async Task A_version_on_PATH_suits_within_its_bounds(string says, bool brings)
    {
        using var world = new World("dotnet", "make", "docker", "curl", "kind", "pulumi");
        world.OfferDownloads();
        world.WriteTool("kubectl", $"""
            if [ "$*" = 'version --client' ]; then echo '{says}' && exit; fi
            exec "$STAND_INS/kubectl" "$@"
            """);
        var run = await world.Run("up");

        run.Succeeds();
        Assert.Equal(brings, world.Calls.Any(IsDownload));
    }

    [Fact]
    public async Task Of_a_cluster_that_is_not_Kind_s_the_kubectl_on_PATH_is_taken_whatever_its_version()
    {
        using var world = World.Elsewhere();
        world.WriteTool("kubectl", """
            if [ "$*" = 'version --client' ]; then echo 'Client Version: v1.32.4' && exit; fi
            exec "$STAND_INS/kubectl" "$@"
            """);
        (await world.Run("up", "prod")).Succeeds();

        Assert.DoesNotContain(world.Calls, IsDownload);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_is_said_where()
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        await File.WriteAllTextAsync(world.InProject(".cache"), "", TestContext.Current.CancellationToken);
        var run = await world.Run("up");

        run.IsRefused($"make up: no folder can be made in {world.InProject(".cache")}", "See that you may write there");
    }

    [Theory]
    [InlineData("kind-*", "its SHA-256 is", "It should be")]
    [InlineData("pulumi-v*", "its SHA-256 is", "It should be")]
    [InlineData("pulumi-3.259.0-checksums.txt", "its SHA-256 is", "It should be in https://github.com/pulumi/pulumi/releases")]
    public async Task A_download_that_is_not_what_was_pinned_is_not_used(string file, string what, string fix)
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        world.OfferDownloads();
        foreach (var download in world.Downloads(file))
            await File.WriteAllTextAsync(download, "#!/bin/sh\nexit 0\n", TestContext.Current.CancellationToken);
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
        Assert.Contains(fix, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("kind create", StringComparison.Ordinal));
        var tool = file.Split('-')[0];
        Assert.DoesNotContain(world.Made, made => made.Contains($"tools/{tool}", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Made, made => made.Contains(".part.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_checksum_file_without_the_name_and_no_tool_to_check_with_do_not_agree()
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        world.OfferDownloads();
        foreach (var checksums in world.Downloads("pulumi-*-checksums.txt"))
            await File.WriteAllTextAsync(checksums, "", TestContext.Current.CancellationToken);
        world.WriteTool("sha256sum", "exit 1");
        world.WriteTool("shasum", "exit 1");
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("its SHA-256 is not known", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Made, made => made.Contains("tools/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_tool_to_check_with_nothing_is_downloaded()
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        world.OfferDownloads();
        world.Unlink("sha256sum");
        world.Unlink("shasum");
        var run = await world.Run("up");

        run.IsRefused("make up: there is neither sha256sum nor shasum on PATH", "Install coreutils");
        Assert.DoesNotContain(world.Calls, IsDownload);
    }

    [Fact]
    public async Task A_download_that_fails_names_the_address_and_what_would_do()
    {
        using var world = new World("dotnet", "make", "docker", "curl");
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("https://github.com/kubernetes-sigs/kind/releases/download/v0.32.0/kind-", run.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be downloaded", run.Error, StringComparison.Ordinal);
        Assert.Contains("or install kind 0.32.0 or later, below 0.33.0, yourself; then run it again.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Made, made => made.Contains("tools/", StringComparison.Ordinal));
    }

    private static bool IsDownload(string call) => call.StartsWith("curl --fail", StringComparison.Ordinal);
}
