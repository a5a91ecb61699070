namespace TrinoInfra.Tests.Cluster;

/// <summary>What <c>make up</c> refuses, before anything is made or changed, with a line that says how to mend it.</summary>
public sealed class RefusedUpTests
{
    [Theory]
    [InlineData("missing", "there is no docker on PATH", "Install Docker (https://docs.docker.com/get-started/get-docker/)")]
    [InlineData(
        "stopped", "Docker does not answer: Cannot connect to the Docker daemon", "Start it (Docker Desktop, or: sudo systemctl start docker)")]
    [InlineData("small", "Docker has 4000 MiB of memory", "Give it 8 GB or more")]
    public async Task Without_a_Docker_that_will_do_it_says_so_in_two_lines_and_writes_nothing(string docker, string what, string fix)
    {
        using var world = docker == "missing" ? World.Without("docker") : new World();
        if (docker == "stopped")
            world.Remove("docker");
        else
            world["docker"] = "4194304000\n";

        var run = await world.Run("up");

        run.IsRefused($"make up: {what}", fix);
        Assert.Equal("", run.Output);
        Assert.Empty(world.Made);
        // Not even the program is built.
        Assert.DoesNotContain(run.Calls, call => !call.StartsWith("docker info", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet", "https://dotnet.microsoft.com/download")]
    [InlineData("curl", "from your system's packages")]
    public async Task Without_what_it_cannot_bring_it_says_what_to_install(string tool, string fix)
    {
        using var world = World.Without(tool);
        var run = await world.Run("up");

        run.IsRefused($"make up: there is no {tool} on PATH", fix);
        Assert.Empty(world.Made);
    }

    [Fact]
    public async Task A_taken_port_is_named_before_anything_is_made()
    {
        using var world = new World();
        world["busy"] = "443\n";
        var run = await world.Run("up");

        run.IsRefused("make up: port 443 of this machine is taken", "trino-infra:gateway.publicPorts in Pulumi.dev.yaml");
    }

    [Fact]
    public async Task Other_ports_than_the_cluster_maps_are_an_error_that_says_how_to_get_them()
    {
        using var world = new World();
        await world.Run("up");
        world.UseFacts(changes: ("    http: serve\n", "    http: redirect\n    publicPorts: { http: 8080, https: 8443 }\n"));
        var run = await world.Run("up");

        run.IsRefused("make up: the cluster maps port 127.0.0.1:80 where the settings want 8080", "make down, then make up");
    }

    [Theory]
    [InlineData("https://10.0.0.7:6443")]
    [InlineData("https://127.0.0.1.example.com:6443")]
    public async Task A_context_of_that_name_that_is_not_Kinds_is_neither_used_nor_overwritten(string server)
    {
        using var world = new World();
        world["contexts"] = $"kind-trino {server}\n";
        var run = await world.Run("up");

        run.IsRefused(
            $"make up: the context 'kind-trino' points to {server}, which is no Kind cluster on this machine",
            "kubectl config rename-context 'kind-trino' NAME");
    }

    [Theory]
    [InlineData("", "there is no kubeconfig context 'trino-prod'", "kubectl config get-contexts")]
    [InlineData("trino-prod https://10.0.0.7:6443\n", "the cluster of context 'trino-prod' does not answer", "cluster-info")]
    public async Task A_context_that_leads_nowhere_is_an_error_before_Pulumi_starts(string contexts, string what, string fix)
    {
        using var world = new World();
        world.UseFacts("prod");
        world["contexts"] = contexts;
        var run = await world.Run("up", "prod");

        run.IsRefused($"make up STACK=prod: {what}", fix);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("pulumi ", StringComparison.Ordinal) && call != "pulumi version");
    }

    [Fact]
    public async Task A_feed_without_the_Pulumi_packages_is_named_before_anything_is_made()
    {
        using var world = new World();
        world.UseFacts(sdk: "offline");
        var run = await world.Run("up");

        run.IsRefused("make up: the NuGet feed lacks the packages Pulumi and Pulumi.Kubernetes", "Add https://api.nuget.org/v3/index.json");
    }

    [Fact]
    public async Task What_the_program_says_of_the_settings_ends_the_run()
    {
        using var world = new World();
        world.Remove("facts");
        var run = await world.Run("up");

        Assert.Equal(1, run.Code);
        Assert.Contains("Pulumi.nowhere.yaml: does not exist", run.Error, StringComparison.Ordinal);
        Assert.Empty(world.Made);
    }

    [Theory]
    [InlineData("dev; touch x")]
    [InlineData("../dev")]
    public async Task A_stack_name_is_a_name(string stack)
    {
        using var world = new World();
        var run = await world.Run("up", stack);

        run.IsRefused($"make up: '{stack}' is not the name of a stack", "Take one that has a file Pulumi.<stack>.yaml");
        Assert.Empty(run.Calls);
    }
}
