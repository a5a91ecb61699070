using Pulumi;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>The stack's host where <c>pulumi</c> runs it.</summary>
internal static class EngineHost
{
    /// <summary>Reads the configuration, and makes sure of the context before anything is registered.</summary>
    /// <exception cref="RunException">Settings at fault, all of them said; or no such context.</exception>
    public static StackHost Create()
    {
        var settings = Read();
        KubeconfigCheck.Require(settings.Cluster.Context);
        // A preview waits for no pod.
        if (Deployment.Instance.IsDryRun)
            return new StackHost(settings, FetchGatewayApiChart);

        PodWatch.Start(settings);
        var engine = new EngineFeatures(Environment.GetEnvironmentVariable("PULUMI_MONITOR"));
        return new StackHost(settings, FetchGatewayApiChart)
        {
            OnTrackFailure = engine.HaveErrorHooksAsync().GetAwaiter().GetResult() ? TrackFailure.Hook(settings) : null,
        };
    }

    private static StackSettings Read()
    {
        if (SettingsReader.Read(EngineConfig.Read()).TryGet(out var settings, out var faults))
            return settings;

        throw new RunException(string.Join('\n', faults));
    }

    private static Input<string> FetchGatewayApiChart() =>
        Output.Create(GatewayApiChart.Pinned.EnsureAsync(Environment.CurrentDirectory, line => Log.Info(line)));
}
