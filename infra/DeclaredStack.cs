using Pulumi;
using TrinoInfra.Engine;
using TrinoInfra.Engine.CrdBundle;
using TrinoInfra.Settings;

namespace TrinoInfra;

/// <summary>The stack that the configuration of the engine declares.</summary>
internal sealed class DeclaredStack : IServiceProvider
{
    /// <exception cref="RunException">Settings at fault, all of them said; or no such context, or no chart to be had.</exception>
    public object GetService(Type serviceType) => EngineHost.Read() switch
    {
        StackSettings settings => new TrinoStack(EngineHost.Create(settings, GatewayApiChart.Pinned)),
        BenchSettings bench => new BenchStack(bench, []),
        var other => throw new InvalidOperationException($"Nothing is made of {other.GetType()}."),
    };
}
