using Pulumi;
using TrinoInfra.Engine.CrdBundle;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>The stack's host where <c>pulumi</c> runs it.</summary>
internal static class EngineHost
{
    /// <summary>
    /// Reads the configuration, and makes sure of the context and of the Gateway API's chart. All of it before anything is
    /// registered: a run that cannot go on creates nothing.
    /// </summary>
    /// <param name="gatewayApi">What fetches that chart, where the stack installs it.</param>
    /// <exception cref="RunException">Settings at fault, all of them said; or no such context; or no chart to be had.</exception>
    public static StackHost Create(GatewayApiChart gatewayApi)
    {
        var settings = Read();
        KubeconfigCheck.Require(settings.Cluster.Context);
        foreach (var note in settings.Notes)
            Log.Warn(note.ToString());

        // A constructor waits for it, and nothing else runs meanwhile.
        if (settings.GatewayApi.Install)
            gatewayApi.EnsureAsync(Environment.CurrentDirectory, line => Log.Info(line)).GetAwaiter().GetResult();

        var engine = new EngineFeatures(Environment.GetEnvironmentVariable("PULUMI_MONITOR"));
        var host = new StackHost(settings, gatewayApi.ChartPath);
        if (engine.HaveHooksAsync().GetAwaiter().GetResult())
            host = host with { Transformations = [new UpdateNotices(settings).Transformation] };
        // A preview waits for no pod.
        return Deployment.Instance.IsDryRun ? host : WithReportsOfPods(host, engine);
    }

    /// <summary>Why pods are not ready, while the engine waits for them and when it gave up.</summary>
    private static StackHost WithReportsOfPods(StackHost host, EngineFeatures engine)
    {
        PodWatch.Start(host.Settings);
        return engine.HaveErrorHooksAsync().GetAwaiter().GetResult()
            ? host with { OnTrackFailure = TrackFailure.Hook(host.Settings) }
            : host;
    }

    private static StackSettings Read()
    {
        if (SettingsReader.Read(EngineConfig.Read()).TryGet(out var settings, out var faults))
            return settings;

        throw new RunException(string.Join('\n', faults));
    }
}
