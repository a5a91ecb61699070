using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using TrinoInfra.Engine;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;
using TrinoInfra.Tests.Sdk;

namespace TrinoInfra.Tests.Engine;

/// <summary>The configuration of a run under the engine, in a project's folder.</summary>
public sealed class EngineConfigTests : IDisposable
{
    private static readonly string[] variables = ["PULUMI_CONFIG", "PULUMI_CONFIG_SECRET_KEYS"];

    private readonly string folder = Directory.CreateTempSubdirectory("engine-config").FullName;
    private readonly string before = Environment.CurrentDirectory;

    public void Dispose()
    {
        Environment.CurrentDirectory = before;
        foreach (var name in variables)
            Environment.SetEnvironmentVariable(name, null);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_stacks_file_in_the_working_directory_says_what_is_encrypted()
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: trino-infra\nruntime: dotnet\n");
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), """
            encryptionsalt: v1:abc
            config:
              trino-infra:istio: { values: { global: { hub: docker.io/istio, imagePullSecrets: [{ secure: v1:abc }] } } }
            """);

        var values = await IstioValuesAsync();

        Assert.Equal("docker.io/istio", values.At("global", "hub"));
        Assert.Equal([new Secret("regcred")], Assert.IsType<ImmutableArray<object?>>(values.At("global", "imagePullSecrets")));
    }

    [Theory]
    [InlineData(null)]
    // Pulumi may well read what is refused here.
    [InlineData("config: { trino-infra:istio: { values: { a: 2024-01-01 } } }")]
    [InlineData("- not: a stack")]
    public async Task Without_a_file_that_can_be_read_nobody_says(string? file)
    {
        if (file is not null)
            File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), file);

        Assert.Equal(new Secret("docker.io/istio"), (await IstioValuesAsync()).At("global", "hub"));
    }

    private async Task<ImmutableSortedDictionary<string, object?>> IstioValuesAsync()
    {
        Environment.CurrentDirectory = folder;
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["trino-infra:cluster"] = """{"context":"kind-trino"}""",
            ["trino-infra:gateway"] = """{"hostname":"trino.example.com"}""",
            ["trino-infra:tracks"] = """[{"name":"stable","weight":1}]""",
            ["trino-infra:istio"] = """{"values":{"global":{"hub":"docker.io/istio","imagePullSecrets":["regcred"]}}}""",
        }));
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", """["trino-infra:istio"]""");

        SettingsSource? source = null;
        await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions { ProjectName = "trino-infra", StackName = "dev" }, () => source = EngineConfig.Read());
        return SettingsReader.Read(source!).ValueOrThrow().Istio.Values;
    }
}
