using System.Net;
using System.Net.Sockets;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What stops a run before anything is registered: people are told once, in lines that say how to mend it.</summary>
public sealed class RefusalTests : EngineTests
{
    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Up)]
    public async Task Faults_in_the_settings_are_those_that_the_command_line_says(RunMode mode)
    {
        using var stack = EngineStack.WithoutBundle(
            "dev", ("weight: 10\n", "weight: -10\n"), ("exposure: nodePort", "exposure: nodeport"));
        var byHand = await ProgramRun.InAsync(stack.Folder, "", "preview", "dev");

        var run = await EngineRun.OfAsync(stack, mode);

        Assert.Equal(byHand.Error, $"{run.Refused()}\n2 faults.\n");
    }

    [Fact]
    public async Task A_context_that_no_kubeconfig_has()
    {
        using var stack = EngineStack.WithoutBundle("dev");

        var run = await EngineRun.OfAsync(stack, RunMode.Preview, kind: null, ("KUBECONFIG", $"{stack.Folder}/missing"));

        Assert.StartsWith("trino-infra:cluster.context: ", run.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_cannot_be_fetched()
    {
        using var stack = new EngineStack("dev");

        var run = await EngineRun.OfAsync(stack, RunMode.Up, kind: null, ("HTTPS_PROXY", $"http://{Nobody()}"));

        Assert.StartsWith($"{Versions.GatewayApiCrds.Url}: it cannot be reached: ", run.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_is_not_there()
    {
        using var stack = EngineStack.WithoutBundle("dev");

        var (exitCode, printed) = await EngineRun.RunAsync(stack.Folder, stack.Environment(Nobody(), RunMode.Up));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Connection refused", printed, StringComparison.Ordinal);
    }

    /// <summary>A loopback address where nobody listens.</summary>
    private static string Nobody()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return $"{taken.LocalEndpoint}";
    }
}
