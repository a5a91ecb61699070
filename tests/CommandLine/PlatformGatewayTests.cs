using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>explain</c> of a stack whose Gateway is in no plan, being the platform's.</summary>
public sealed class PlatformGatewayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-").FullName;

    public PlatformGatewayTests()
    {
        File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        Write("http: web, https: [apex, wildcard]");
    }

    [Theory]
    [InlineData("POST https://a.example:8443/v1/statement", "apex", "trino-coordinator-route")]
    [InlineData("GET https://stable.a.example:8443/v1/statement/executing/x/y/1", "apex", "stable-host")]
    public async Task Its_listeners_take_every_host_of_the_stack(string request, string listener, string route)
    {
        var answer = await AskAsync(request);

        Assert.Equal((200, listener, route), ((int)answer["status"]!, (string?)answer["listener"], (string?)answer["route"]));
        Assert.Superset(
            new HashSet<string>
            {
                "Gateway platform/shared is the platform's: its listeners are taken to be for any host and to take the stack's routes",
                "listener apex stands for wildcard too",
            },
            answer["why"]!.AsArray().Select(line => (string)line!).ToHashSet());
    }

    [Fact]
    public async Task Http_is_redirected_for_the_stacks_hosts_alone()
    {
        var (own, others) = (await AskAsync("POST http://a.example:8080/v1/statement"), await AskAsync("POST http://b.example:8080/v1/statement"));

        Assert.Equal((308, "web", "https://a.example:8443/v1/statement"), ((int)own["status"]!, (string?)own["listener"], (string?)own["redirect"]!["location"]));
        Assert.Equal(404, (int)others["status"]!);
    }

    [Fact]
    public async Task Without_a_listener_for_it_nobody_answers_over_http()
    {
        Write("https: https");

        Assert.Equal((404, 200), ((int)(await AskAsync("GET http://a.example:8080/v1/info"))["status"]!, (int)(await AskAsync("GET https://a.example:8443/v1/info"))["status"]!));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string listeners) => File.WriteAllText(Path.Combine(folder, "Pulumi.on.yaml"), $$"""
        config:
          trino-infra:cluster: { context: a, cni: existing, namespace: data }
          trino-infra:gateway:
            hostname: a.example
            publicPorts: { http: 8080, https: 8443 }
            existing: { name: shared, namespace: platform, listeners: { {{listeners}} } }
          trino-infra:tracks: [{ name: stable, weight: 1 }]
        """);

    private async Task<JsonNode> AskAsync(string request)
    {
        var run = await ProgramRun.InAsync(folder, "", "explain", "on", request, "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonNode.Parse(run.Out)!;
    }
}
