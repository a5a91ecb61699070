using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pulumi;
using Pulumi.Testing;
using TrinoInfra.Engine;
using TrinoInfra.Engine.CrdBundle;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Sdk;

namespace TrinoInfra.Tests.Engine;

/// <summary>The stack as <c>pulumi</c> runs it, but for the engine: what it makes sure of before it registers anything.</summary>
public sealed class EngineHostTests : IDisposable
{
    private static readonly string[] _variables = ["PULUMI_CONFIG", "PULUMI_CONFIG_SECRET_KEYS", "KUBECONFIG"];

    private readonly ProjectFolder _project = new();
    private readonly Dictionary<string, string?> _before =
        _variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly string _folder = Environment.CurrentDirectory;
    private readonly RecordingMocks _mocks = new();

    public EngineHostTests()
    {
        _project.Write("kubeconfig", "contexts: [{ name: kind-trino }]"u8.ToArray());
        Environment.CurrentDirectory = _project.Path;
        Environment.SetEnvironmentVariable("KUBECONFIG", _project["kubeconfig"]);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _folder;
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _project.Dispose();
    }

    [Fact]
    public async Task A_chart_that_cannot_be_had_is_one_message_and_nothing_is_registered()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Status(StatusCodes.Status403Forbidden));

        var fault = await Assert.ThrowsAsync<RunException>(() => RunAsync(server));

        Assert.Equal(
            $"{server.Pin.Url}: it answered 403 Forbidden; see whether a browser gets it, or put the file at "
            + ".cache/gateway-api-crds/1.5.1.yaml by hand: it is checked the same way",
            fault.Message);
        Assert.Empty(_mocks.Registered);
        Assert.Equal(["kubeconfig"], _project.Files);
    }

    [Fact]
    public async Task A_chart_that_can_be_had_is_there_before_anything_is_registered()
    {
        var registeredBefore = -1;
        await using var server = await BundleServer.StartAsync(context =>
        {
            registeredBefore = _mocks.Registered.Length;
            return BundleServer.Good(context);
        });

        await RunAsync(server);

        Assert.Equal(0, registeredBefore);
        Assert.Equal(".cache/gateway-api-crds/1.5.1", _mocks["gateway-api-crds"].Inputs["chart"]);
        Assert.Contains(".cache/gateway-api-crds/1.5.1/files/objects.yaml", _project.Files);
    }

    [Fact]
    public async Task Where_the_platform_brings_the_definitions_nothing_is_fetched()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);

        await RunAsync(server, install: false);

        Assert.Equal(0, server.Requests);
        Assert.DoesNotContain(_mocks.Registered, made => made.Name == "gateway-api-crds");
    }

    [Fact]
    public async Task What_KUBECONFIG_says_is_not_in_the_state()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        Environment.SetEnvironmentVariable("KUBECONFIG", $"{_project["kubeconfig"]}{Path.PathSeparator}{_project["none"]}");

        await RunAsync(server, install: false);

        Assert.Equal(["context", "enableConfigMapMutable"], _mocks["kubernetes"].Inputs.Keys.Order());
    }

    private async Task RunAsync(BundleServer server, bool install = true)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["trino-infra:cluster"] = """{"context":"kind-trino"}""",
            ["trino-infra:gateway"] = """{"hostname":"trino.example.com"}""",
            ["trino-infra:gatewayApi"] = JsonSerializer.Serialize(new { install }),
            ["trino-infra:tracks"] = """[{"name":"stable","weight":1}]""",
        }));
        await Deployment.TestWithServiceProviderAsync<TrinoStack>(
            _mocks,
            new Provider(() => new TrinoStack(EngineHost.Create((StackSettings)EngineHost.Read(), new GatewayApiChart(server.Pin)))),
            new TestOptions { ProjectName = "trino-infra", StackName = "dev" });
    }

    private sealed class Provider(Func<TrinoStack> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
