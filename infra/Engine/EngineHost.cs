using Pulumi;
using TrinoInfra.Engine.CrdBundle;
using TrinoInfra.Files;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>The stack's host where <c>pulumi</c> runs it.</summary>
internal static class EngineHost
{
    /// <summary>
    /// What the configuration declares, its notes said, and the context there. All before anything is registered: a run that cannot go
    /// on creates nothing.
    /// </summary>
    /// <exception cref="RunException">Settings at fault, all of them said; or no such context.</exception>
    public static IDeclaration Read()
    {
        var stack = Deployment.Instance.StackName;
        if (!DeclarationReader.Read(EngineConfig.Read(), stack, other => StackFiles.Load(Environment.CurrentDirectory, other)).TryGet(out var declared, out var faults))
            throw new RunException(string.Join('\n', faults));

        KubeconfigCheck.Require(declared.Cluster.Context);
        foreach (var note in declared.Notes)
            Log.Warn(note.ToString());
        return declared;
    }

    /// <summary>The host of the stack, with the Gateway API's chart: it too before anything is registered.</summary>
    /// <param name="settings">As <see cref="Read"/> gave them.</param>
    /// <param name="gatewayApi">What fetches that chart, where the stack installs it.</param>
    /// <exception cref="RunException">No chart is to be had.</exception>
    public static StackHost Create(StackSettings settings, GatewayApiChart gatewayApi)
    {
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
}
